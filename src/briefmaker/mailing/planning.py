"""From a brief and its recipients to messages: all guards first, then the pages."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefmaker.brief.load import Loaded, load
from briefmaker.brief.mail import MailTable
from briefmaker.brief.model import Brief
from briefmaker.look.look import Variant
from briefmaker.mailing import guards
from briefmaker.mailing.editions import editions, languages_without_edition
from briefmaker.mailing.messages import Post, items, of_one_for_all
from briefmaker.mailing.notes import NO_WORDS, Words, unfilled
from briefmaker.mailing.recipients import Recipient
from briefmaker.mailing.renditions import Reader, Rendition, rendition
from briefmaker.problems import Problem, blocking
from briefmaker.reading import NO_WISHES, Wishes
from briefmaker.values import Struct
from briefmaker.workspace import Workspace


class Terms(Struct, frozen=True):
    """What a run asks for.

    Attributes:
        each: one message for each person, not one for all.
        table: how the house sends; nothing if it does not say.
    """

    words: Words = NO_WORDS
    wishes: Wishes = NO_WISHES
    each: bool = False
    draft_ok: bool = False
    table: MailTable | None = None

    @property
    def drawn_up(self) -> bool:
        """Whether the pages are printed as a draft."""
        return Variant.DRAFT in self.wishes.variants


class Planned(Struct, frozen=True):
    """What is to go out, or nothing and the problems that stop it."""

    post: Post | None
    problems: tuple[Problem, ...]


class Document(Struct, frozen=True):
    """A brief or an edition of it, and those who get it.

    Attributes:
        language: of the edition; nothing for the brief itself.
    """

    language: str
    loaded: Loaded
    recipients: tuple[Recipient, ...]

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Return which pages of it are wanted, each once."""
        found = (Reader(self.language, each.audience) for each in self.recipients)
        return tuple(dict.fromkeys(found))

    def located(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield problems, those that are about a key of the brief at its place."""
        for each in problems:
            yield self.loaded.places.locate(each) if each.address else each


def checked(
    path: Path, workspace: Workspace, recipients: tuple[Recipient, ...], terms: Terms
) -> Planned:
    """Ask all guards and render nothing.

    Raises:
        BriefError: the brief cannot be loaded.
    """
    _, problems = _documents(path, workspace, recipients, terms)
    return Planned(None, problems)


def planned(
    path: Path, workspace: Workspace, recipients: tuple[Recipient, ...], terms: Terms
) -> Planned:
    """Ask all guards, then render the brief once for each sort of reader.

    Raises:
        BriefError: the brief, or an edition of it, cannot be loaded.
    """
    documents, problems = _documents(path, workspace, recipients, terms)
    if blocking(problems):
        return Planned(None, problems)
    done: dict[Reader, Rendition] = {}
    # A draft that is addressed later.
    nobody = () if recipients else (Reader("", terms.wishes.audience or ""),)
    for document in documents:
        for reader in document.readers or nobody:
            file = document.loaded.path
            made, told = rendition(file, reader, workspace, terms.wishes)
            problems = (*problems, *told)
            if made is not None:
                band = guards.of_evidence(made.brief, made.made.page.band)
                problems = (*problems, *document.located(band))
                done[reader] = made
    if blocking(problems):
        return Planned(None, problems)
    own = documents[0].loaded.brief.language
    return posted(done, recipients, workspace, terms, own, problems)


def _documents(
    path: Path, workspace: Workspace, recipients: tuple[Recipient, ...], terms: Terms
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the brief, the editions that are wanted, and what the guards say.

    Raises:
        BriefError: one of them cannot be loaded.
    """
    values = terms.wishes.values
    loaded = load(path, workspace, values)
    own = loaded.brief.language
    wanted = [Reader.of(each, own).language for each in recipients]
    there = editions(loaded, workspace) if any(wanted) else {own: path}
    problems = [*languages_without_edition(there, recipients)]
    documents = [Document("", loaded, _in("", recipients, wanted))]
    documents += (
        Document(
            each, load(there[each], workspace, values), _in(each, recipients, wanted)
        )
        for each in dict.fromkeys(wanted)
        if each in there
    )
    for document in documents:
        if document.recipients or not recipients:
            problems += document.located(_asked(document, terms))
    problems += of_words(recipients, terms)
    if Variant.BOOKLET in terms.wishes.variants:
        problems.append(guards.BOOKLET)
    return tuple(documents), tuple(problems)


def _in(
    language: str, recipients: Iterable[Recipient], wanted: Iterable[str]
) -> tuple[Recipient, ...]:
    """Return those who get the edition in a language."""
    pairs = zip(recipients, wanted, strict=True)
    return tuple(each for each, theirs in pairs if theirs == language)


def _asked(document: Document, terms: Terms) -> Iterator[Problem]:
    """Yield what the guards say of a brief and those who get it."""
    brief, recipients = document.loaded.brief, document.recipients
    yield from of_document(brief, recipients, terms)
    yield from guards.of_audiences(brief, recipients, terms.wishes.audience or "")


def posted(
    done: Mapping[Reader, Rendition],
    recipients: tuple[Recipient, ...],
    workspace: Workspace,
    terms: Terms,
    own: str,
    problems: tuple[Problem, ...],
) -> Planned:
    """Return the messages with pages that are finished."""
    all_ = items(recipients, done, own, each=terms.each)
    post = Post(all_, terms.words, terms.table or MailTable(), workspace)
    return Planned(post, problems)


def of_document(
    brief: Brief, recipients: tuple[Recipient, ...], terms: Terms
) -> Iterator[Problem]:
    """Yield what the guards say of a document, whether it is rendered or finished."""
    yield from guards.of_standing(
        brief, draft_ok=terms.draft_ok, drawn_up=terms.drawn_up
    )
    yield from guards.of_marking(brief, recipients, terms.table)


def of_words(recipients: tuple[Recipient, ...], terms: Terms) -> Iterator[Problem]:
    """Yield what keeps the sender's own words from being filled in."""
    yield from of_one_for_all(terms.words, each=terms.each)
    if terms.each or not terms.words.fields:
        yield from unfilled(terms.words, recipients)


def same_version(
    post: Post, before: Iterable[tuple[str, str, str, str]]
) -> Iterator[Problem]:
    """Yield who got other pages under the same number and version.

    Args:
        before: brief, version, content and recipient of each copy that went out.
    """
    had = {
        (brief, version, who.casefold()): content
        for brief, version, content, who in before
    }
    for item in post.items:
        brief = item.rendition.brief
        for each in item.everybody:
            key = (brief.id, brief.version, each.mailbox.key)
            if had.get(key, item.rendition.digest) != item.rendition.digest:
                yield Problem(
                    "mail.same-version",
                    f"{each.said} has got version {brief.version} of {brief.id} "
                    "already, with other content",
                    place=each.place,
                    hint="raise `version` in the brief, so that readers can tell them "
                    "apart; `--again` sends it all the same",
                )
