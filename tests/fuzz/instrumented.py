"""One reader under atheris: `python -m fuzz.instrumented NAME --seconds 60`.

Only our own modules are instrumented. What it finds is left as a file in the folder
that is given, in the form that libFuzzer gives it: `crash-…`, `timeout-…`, `oom-…`.
"""

import argparse
import sys
from pathlib import Path


def main() -> None:
    """Feed one reader until the time is over or something is found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()

    import atheris

    with atheris.instrument_imports(include=["briefmaker"]):
        from fuzz.readers import readers

        reader = readers()[options.name]
        for seed in reader.seeds:
            reader.read(seed)  # what it loads only when it is called
    corpus = options.folder / "corpus"
    corpus.mkdir(parents=True)
    for number, seed in enumerate(reader.seeds):
        (corpus / str(number)).write_bytes(seed)
    settings = {
        "max_total_time": options.seconds,
        "seed": options.seed,
        "timeout": 10,
        "rss_limit_mb": 4_000,
        "max_len": 40_000,
        "print_final_stats": 1,
        "artifact_prefix": f"{options.folder}/",
    }
    given = [f"-{key}={value}" for key, value in settings.items()]
    atheris.Setup([sys.argv[0], *given, str(corpus)], reader.read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
