"""configparser: reading, values of several kinds, references, writing, and what is wrong with a file."""
import configparser
import io
from configparser import ConfigParser, ExtendedInterpolation, RawConfigParser

TEXT = """\
# a comment
[DEFAULT]
ServerAliveInterval = 45
Compression: yes
home = /home

[forge.example]
User = hg
path = %(home)s/%(user)s
ratio = 2.5
limit=10
; another comment
description = first line
    second line

    after a gap
percent = 50%%

[topsecret.server.example]
Port = 50022
ForwardX11 = no
empty =
"""


def reading() -> None:
    config = ConfigParser()
    print(config.sections(), config.read("absent.ini"))
    config.read_string(TEXT)
    print(config.sections(), "forge.example" in config, "nowhere" in config, len(config), list(config))
    forge = config["forge.example"]
    print(forge["User"], forge["PATH"], forge.getint("limit"), forge.getfloat("ratio"), forge.getboolean("compression"), forge["percent"])
    print(repr(forge["description"]), forge.name, forge, "port" in forge, len(forge))
    print(config["DEFAULT"]["compression"], config.defaults())
    server = config["topsecret.server.example"]
    print(server.get("port"), server.get("absent"), server.get("absent", "a fallback"), server.getint("absent", 7), server.getint("serveraliveinterval"))
    print([key for key in server], repr(server["empty"]), server.getboolean("forwardx11", fallback=True))
    print(config.get("forge.example", "user"), config.get("forge.example", "path", raw=True), config.get("x", "y", fallback="none"))
    print(config.getint("x", "y", fallback=3) + 1, config.getboolean("x", "y", fallback=None), config.getfloat("forge.example", "limit"))
    print(config.get("forge.example", "path", vars={"home": "/tmp"}), config.items("topsecret.server.example"))
    print(config.has_section("DEFAULT"), config.has_option("forge.example", "COMPRESSION"), config.options("topsecret.server.example"))
    for name, section in config.items():
        print(name, dict(section), end="; ")
    print()
    port = config.getint("topsecret.server.example", "port")
    print(port + 1, {key: value for key, value in server.items() if "o" in key})


def writing() -> None:
    config = ConfigParser()
    config["DEFAULT"] = {"Interval": "45", "Compression": "yes"}
    config["one"] = {}
    one = config["one"]
    one["User"] = "hg"
    one["Text"] = "several\nlines"
    config["two"] = {"a": "1", "b": "2"}
    config.read_dict({"three": {"n": 3, "f": 1.5, "t": True}})
    config.set("two", "c", "100%%")
    config.remove_option("two", "a")
    print(config.remove_section("none"), config.remove_option("two", "zz"))
    out = io.StringIO()
    config.write(out)
    print(out.getvalue(), end="")
    again = ConfigParser()
    again.read_file(io.StringIO(out.getvalue()))
    print(again["two"]["c"], again["one"]["text"].splitlines(), again["three"].getboolean("t"), again == config)
    del again["two"]
    del again["one"]["user"]
    plain = io.StringIO()
    again.write(plain, space_around_delimiters=False)
    print(plain.getvalue(), end="")


def dialects() -> None:
    config = ConfigParser(interpolation=ExtendedInterpolation(), inline_comment_prefixes=("#",), default_section="common")
    config.read_string("[common]\nroot = /srv  # here\n[web]\nlogs = ${root}/logs\nname = a#b\nprice = $$5\n[db]\ndir = ${web:logs}/db\nbad = ${web:none}\n")
    print(config["db"]["dir"], config["web"]["name"], config["web"]["price"], config["common"]["root"])
    try:
        print(config["db"]["bad"])
    except configparser.InterpolationMissingOptionError as error:
        print(error, error.reference)
    raw = RawConfigParser(allow_no_value=True, delimiters=(":=",), comment_prefixes=("//",), strict=False)
    raw.read_string("[mysqld]\nskip-bdb\nuser := root = %x\n// note\n[mysqld]\nuser := other\n")
    print("skip-bdb" in raw["mysqld"], raw.get("mysqld", "user"), raw.has_option("mysqld", "none"), raw.get("mysqld", "skip-bdb"))
    kept = ConfigParser(interpolation=None)
    kept.optionxform = str  # type: ignore[assignment,method-assign]
    kept.read_string("[A]\nKey = %(x)s\nkey: [1]\n")
    print(kept.items("A"), list(kept["A"]))


def wrong() -> None:
    for text in ("key = 1\n", "[a]\nx = 1\n[a]\n", "[a]\nx = 1\nX = 2\n", "[a]\nnothing\n= 5\n", "[a]\nx = %(y)s\n", "[a]\nx = %y\n",
                 "[a]\nx = %(x\n", "[a]\nx = %(x)s\n", "[a]\ny = 1\n", "[b]\n"):
        config = ConfigParser()
        try:
            config.read_string(text)
            print(config.get("a", "x"))
        except configparser.Error as error:
            print(type(error).__name__, str(error))
    config = ConfigParser()
    config.read_string("[a]\nn = many\n")
    for attempt in range(7):
        try:
            if attempt == 0:
                config.getint("a", "n")
            elif attempt == 1:
                config["a"].getboolean("n")
            elif attempt == 2:
                config.set("a", "p", "50%")
            elif attempt == 3:
                config.add_section("a")
            elif attempt == 4:
                config.add_section("DEFAULT")
            elif attempt == 5:
                print(config["zz"])
            else:
                print(config["a"]["zz"])
        except (ValueError, KeyError, configparser.DuplicateSectionError) as error:
            print(type(error).__name__, error)


reading()
writing()
dialects()
wrong()
