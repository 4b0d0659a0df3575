"""The bill of materials: what is in the wheel and what is installed with it.

CycloneDX 1.6 (ECMA-424), as JSON. It is made of committed files alone: pyproject.toml,
the lock, the tables beside this module and the fonts. The same files give the same
bytes; its serial number is derived from the rest of it.
"""

import json
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from packaging.utils import NormalizedName, canonicalize_name

from supply.carried import Carried, Inside, read_carried
from supply.declared import Declared, read_declared
from supply.licences import read_policy
from supply.lock import Locked, lock_of, needed_by, runtime_of

Object = dict[str, Any]

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "briefmaker.cdx.json")


def bill_of(root: Path, epoch: int | None = None) -> Object:
    """Draw up the bill of the checkout, or unpacked sdist, at `root`.

    Args:
        root: holds pyproject.toml and requirements.lock.
        epoch: when it is drawn up, in seconds since 1970 (`SOURCE_DATE_EPOCH`); without
            it the bill has no date.

    Raises:
        LockError: the lock is damaged.
        KeyError: the licence of a package is not known.
    """
    declared = read_declared(root)
    lock = lock_of(root)
    licences = read_policy().packages
    ours, inside = read_carried()
    runtime = runtime_of(lock, declared)
    extra = _of_extras(lock, declared) - runtime
    installed = [each for each in lock if each.name in runtime | extra]
    itself = _purl("briefmaker", declared.version)
    components = [
        *(_carried(each, root) for each in ours),
        *(
            _package(each, licences[each.name], each.name in runtime, inside)
            for each in installed
        ),
        *(_unlocked(each, licences) for each in _not_locked(lock, declared)),
    ]
    bill: Object = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": _metadata(declared, itself, epoch),
        "components": sorted(components, key=lambda each: each["bom-ref"]),
        "dependencies": _dependencies(itself, ours, installed, inside, declared),
    }
    content = json.dumps(bill, ensure_ascii=False, sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        **bill,
        "serialNumber": uuid.uuid5(_NAMESPACE, content).urn,
    }


def bytes_of(bill: Object) -> bytes:
    """Write a bill down, one way."""
    text = json.dumps(bill, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode() + b"\n"


def name_of(version: str) -> str:
    """Return the name of the file that a bill goes by."""
    return f"briefmaker-{version}.cdx.json"


def _of_extras(lock: Iterable[Locked], declared: Declared) -> frozenset[NormalizedName]:
    asked = {
        canonicalize_name(each.name)
        for extra in declared.extras.values()
        for each in extra
    }
    return needed_by(lock, asked & {each.name for each in lock})


def _not_locked(
    lock: Iterable[Locked], declared: Declared
) -> Iterator[tuple[str, str, str]]:
    """Yield extra, name and versions of what an extra asks for and no group does."""
    locked = {each.name for each in lock}
    for extra, asked in sorted(declared.extras.items()):
        for each in asked:
            if canonicalize_name(each.name) not in locked:
                yield extra, canonicalize_name(each.name), str(each.specifier)


def _metadata(declared: Declared, itself: str, epoch: int | None) -> Object:
    metadata: Object = {
        "lifecycles": [{"phase": "build"}],
        "component": {
            "type": "application",
            "bom-ref": itself,
            "name": "briefmaker",
            "version": declared.version,
            "description": declared.description,
            "licenses": _licences(declared.licence),
            "purl": itself,
        },
    }
    if epoch is not None:
        moment = datetime.fromtimestamp(epoch, UTC)
        metadata["timestamp"] = moment.isoformat().replace("+00:00", "Z")
    return metadata


def _package(
    package: Locked, licence: str, runtime: bool, inside: Iterable[Inside]
) -> Object:
    purl = _purl(package.name, package.version)
    component: Object = {
        "type": "library",
        "bom-ref": purl,
        "name": package.name,
        "version": package.version,
        "scope": "required" if runtime else "optional",
        "licenses": _licences(licence),
        "purl": purl,
        "externalReferences": [
            {
                "type": "distribution",
                "url": purl,
                "comment": "the files of this version, for all systems",
                "hashes": [
                    {"alg": "SHA-256", "content": digest} for digest in package.hashes
                ],
            }
        ],
    }
    if package.marker:
        component["properties"] = [_property("marker", str(package.marker))]
    parts = [_inside(each, purl) for each in inside if _is_in(each, package)]
    if parts:
        component["components"] = parts
    return component


def _is_in(part: Inside, package: Locked) -> bool:
    return part.package == package.name and package.version in part.within


def _inside(part: Inside, holder: str) -> Object:
    return {
        "type": "library",
        "bom-ref": f"{holder}#{part.name}",
        "name": part.name,
        "version": part.version,
        "licenses": _licences(part.licence),
        **({"purl": part.purl} if part.purl else {}),
    }


def _carried(part: Carried, root: Path) -> Object:
    return {
        "type": "data",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "scope": "required",
        "supplier": {"name": part.of},
        "licenses": _licences(part.licence),
        "purl": part.purl,
        "components": [
            {
                "type": "file",
                "bom-ref": f"{part.purl}#{path}",
                "name": path,
                "hashes": [{"alg": "SHA-256", "content": digest}],
            }
            for path, digest in part.digests(root).items()
        ],
    }


def _unlocked(asked: tuple[str, str, str], licences: Any) -> Object:
    extra, name, versions = asked
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}",
        "name": name,
        "scope": "optional",
        "licenses": _licences(licences[name]),
        "purl": f"pkg:pypi/{name}",
        "properties": [_property("extra", extra), _property("versions", versions)],
    }


def _dependencies(
    itself: str,
    ours: Iterable[Carried],
    installed: Iterable[Locked],
    inside: Iterable[Inside],
    declared: Declared,
) -> list[Object]:
    """Return who needs whom, with all versions of what differs by Python."""
    asked = {canonicalize_name(each.name) for each in declared.runtime}
    for extra in declared.extras.values():
        asked |= {canonicalize_name(each.name) for each in extra}
    edges: dict[str, set[str]] = {itself: {each.purl for each in ours}}
    refs: dict[NormalizedName, set[str]] = {}
    for package in installed:
        refs.setdefault(package.name, set()).add(_purl(package.name, package.version))
    for package in installed:
        mine = _purl(package.name, package.version)
        parts = {f"{mine}#{each.name}" for each in inside if _is_in(each, package)}
        edges.setdefault(mine, set()).update(parts)
        if package.name in asked:
            edges[itself].add(mine)
        for parent in package.via:
            for holder in refs.get(parent, ()):
                edges.setdefault(holder, set()).add(mine)
    return [{"ref": ref, "dependsOn": sorted(edges[ref])} for ref in sorted(edges)]


def _licences(expression: str) -> list[Object]:
    single = " " not in expression and not expression.startswith("LicenseRef-")
    if single:
        return [{"license": {"id": expression}}]
    return [{"expression": expression}]


def _property(name: str, value: str) -> Object:
    return {"name": f"briefmaker:{name}", "value": value}


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"
