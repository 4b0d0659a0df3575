"""What briefmaker is made of: its lock, licences, advisories, bill of materials, wheel.

Tools for those who build it. Nothing here is in the wheel; what is written down lies
beside the code: `licences.toml`, `carried.toml`, `advisories.toml`.
"""
