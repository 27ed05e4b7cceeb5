"""A process for reading: started anew, held to its bounds, and whatever becomes of it is one sentence."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk import __main__
from unifydesk.app import bounded
from unifydesk.app.bounded import Done, Part, UnreadError, framed, parts, typed, unframed

pytestmark = pytest.mark.own_process


def reader(monkeypatch, code):
    """Let a few lines of Python be the reading process."""
    monkeypatch.setattr(bounded, "command", lambda: (sys.executable, "-I", "-S", "-B", "-c", code))


def within(monkeypatch, parser_code, *, before="pass"):
    """Let the true reading process have a parser “own” that does something."""
    *start, begin, folders = bounded.command()
    begin = begin.replace("sys.exit(main())", "").rstrip("; ")
    more = (
        "\nimport os, sys, socket, subprocess\nfrom unifydesk.app import bounded_child as c\n"
        "def own(data, options):\n    if data == b'sample': return\n"
        f"    {parser_code}\n    yield b'unharmed'\n"
        f"c.PARSERS['own'] = c.Reading(own, b'sample')\n{before}\nsys.exit(main())"
    )
    monkeypatch.setattr(bounded, "command", lambda: (*start, begin + more, folders))


def outcome(data=b"x", parser="own"):
    try:
        return b"".join(bounded.run(parser, data, "a.csv")).decode()
    except UnreadError as error:
        return str(error)


# --- the true process ------------------------------------------------------------------------------------


def test_a_parser_that_does_no_harm_replies(monkeypatch):
    """The control of those below: what they refuse is not refused for another reason."""
    within(monkeypatch, "pass")
    assert outcome() == "unharmed"


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bounds of Linux")


@linux
@pytest.mark.parametrize(
    "harm",
    [
        "open('/etc/hostname')",
        "os.listdir('/')",
        "socket.socket()",
        "subprocess.run(['/bin/true'])",
        "os.pipe()",
    ],
)
def test_nothing_can_be_opened_or_started_while_reading(monkeypatch, harm):
    within(monkeypatch, harm)
    assert outcome().startswith("Reading “a.csv” broke off")


@linux
def test_memory_is_bounded(monkeypatch):
    within(monkeypatch, "bytearray(1_000_000_000)")
    assert outcome().startswith("“a.csv” needs too much memory")


@linux
def test_time_on_the_processor_is_bounded(monkeypatch):
    within(monkeypatch, "exec('while True: pass')", before="c.bounded.SECONDS = 1")
    assert outcome().startswith("“a.csv” was not read within")


@linux
def test_no_descriptor_of_ours_is_there(monkeypatch, tmp_path):
    with (tmp_path / "open.txt").open("w") as mine:
        os.set_inheritable(mine.fileno(), True)
        reader(monkeypatch, "import os, sys; n = len(os.listdir('/proc/self/fd')); sys.stdout.write(str(n))")
        assert bounded.ask(b"", "a") == b"4"  # three, and the folder that is being looked at


def test_what_a_library_prints_does_not_get_into_the_reply(monkeypatch):
    within(monkeypatch, "print('noise'); sys.stdout.flush(); os.write(1, b'noise')")
    assert outcome() == "unharmed"


def test_nothing_of_ours_is_in_its_environment(monkeypatch):
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    monkeypatch.setenv("UNIFYDESK_HOME", "y")
    reader(monkeypatch, "import os, sys; sys.stdout.write(' '.join(os.environ))")
    kept = set(bounded.ask(b"", "a").decode().split()) - {"LC_CTYPE"}  # which Python itself may set
    assert kept <= set(bounded.INHERITED)


def test_a_module_in_the_folder_we_are_in_is_not_loaded(monkeypatch, tmp_path):
    (tmp_path / "csv.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert list(bounded.run("table", b"a\n", "a.csv"))


def test_a_frozen_program_is_asked_by_its_hidden_command(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert bounded.command() == (sys.executable, bounded.HIDDEN_COMMAND)
    assert bounded.HIDDEN_COMMAND == __main__.READING


def test_the_program_itself_reads_when_it_is_asked_by_its_hidden_command(monkeypatch):
    source = str(bounded.Path(__file__).parents[2] / "src")
    code = f"import sys; sys.path.append({source!r}); from unifydesk.__main__ import main; sys.exit(main())"
    paths = f"import sys; sys.path[:] = {sys.path!r}; "
    command = (sys.executable, "-I", "-S", "-B", "-c", paths + code, bounded.HIDDEN_COMMAND)
    monkeypatch.setattr(bounded, "command", lambda: command)
    [rows] = bounded.run("table", b"a\n", "a.csv")
    assert typed(rows, list[tuple[int, list[str]]], "a.csv") == [(1, ["a"])]


# --- a process that goes wrong -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os; os.abort()", "broke off"),
        ("raise SystemExit(3)", "broke off"),
        ("import sys; sys.stdin.buffer.read()", "broke off"),
        ("import sys; sys.stdin.buffer.read(); print('hello')", "broke off"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "broke off"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "was not read within"),
        ("import sys; sys.stdin.close(); print('x' * 100)", "broke off"),
    ],
)
def test_whatever_becomes_of_it_is_one_sentence(monkeypatch, code, said):
    reader(monkeypatch, code)
    assert said in outcome(b"x" * 1_000_000, "table")


def test_one_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(bounded, "SECONDS", 0.3)
    reader(monkeypatch, "import time\nwhile True: time.sleep(60)")
    assert outcome(b"x" * 1_000_000, "table").startswith("“a.csv” was not read within")


def test_one_that_closes_its_output_and_stays_is_ended(monkeypatch):
    monkeypatch.setattr(bounded, "SECONDS", 0.3)
    reader(monkeypatch, "import os, time\nos.close(1)\nwhile True: time.sleep(60)")
    assert outcome(b"", "table").startswith("“a.csv” was not read within")


def test_one_that_never_stops_replying_is_ended(monkeypatch):
    monkeypatch.setattr(bounded, "MOST_REPLIED", 1_000_000)
    reader(monkeypatch, "import sys\nwhile True: sys.stdout.write('x' * 1000)")
    assert "too much memory" in outcome(b"", "table")


def test_a_program_that_cannot_be_started_is_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(bounded, "command", lambda: (str(tmp_path / "nothing"),))
    assert outcome() == (
        "UnifyDesk could not start the part of itself that reads files (no such file or directory). "
        "Close other programs and try again."
    )


# --- replies -----------------------------------------------------------------------------------------------


def encoded(*said):
    return b"".join(framed(bounded.msgspec.msgpack.encode(each)) for each in said)


def test_parts_come_in_their_order():
    assert list(parts(encoded(Part(b"a"), Part(b"b"), Done()), "a")) == [b"a", b"b"]


@pytest.mark.parametrize(
    "reply", [b"", encoded(Part(b"a")), encoded(Part(b"a"), Done())[:-1], framed(b"\xc1")]
)
def test_a_reply_that_does_not_end_as_it_should_is_refused(reply):
    with pytest.raises(UnreadError, match="broke off"):
        list(parts(reply, "a"))


@given(st.binary(max_size=60))
def test_noise_is_refused_in_one_sentence(reply):
    """Noise never ends with “done”, so it is refused in the end, and by nothing but a sentence."""
    with pytest.raises(UnreadError, match="“a”"):
        list(parts(reply, "a"))


@given(st.lists(st.binary(max_size=20)))
def test_frames_come_apart_as_they_were_put_together(pieces):
    assert [bytes(piece) for piece in unframed(b"".join(map(framed, pieces)))] == pieces


@pytest.mark.parametrize("data", [b"", b"\x01", b"\x91\x92\xa11\x90", b"\x91\x92\x01\x91\x02"])
def test_a_part_of_another_type_is_refused(data):
    with pytest.raises(UnreadError, match="broke off"):
        typed(data, list[tuple[int, list[str]]], "a")
