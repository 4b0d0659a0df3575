"""What a product was made from: whether making it again could give anything else."""
