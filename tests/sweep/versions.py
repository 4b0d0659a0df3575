"""The versions of WeasyPrint that briefmaker is held to; the pin is one of them.

`make sweep-versions` renders the sweep with each. A version comes onto this list, and
into pyproject.toml, when nothing is lost with it.
"""

SUPPORTED = ("70.0",)

if __name__ == "__main__":
    print(*SUPPORTED)  # noqa: T201, its product
