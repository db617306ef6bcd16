"""Verifies a decision log, from docs/decision-log.md alone: verify_log.py DIR [NAME+ID+KEY]."""
import base64, hashlib, json, os, re, sys

P = 2**255 - 19
D = -121665 * pow(121666, P - 2, P) % P
ROOT_M1 = pow(2, (P - 1) // 4, P)

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def plus(a, b):  # extended coordinates of the twisted Edwards curve
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, a):
    sum_ = (0, 1, 1, 0)
    for bit in bin(n)[2:]:
        sum_ = plus(sum_, sum_)
        sum_ = plus(sum_, a) if bit == "1" else sum_
    return sum_

def point(text):
    y = int.from_bytes(text, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * ROOT_M1 % P
    assert y < P and x * x % P == square, "no point"
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P

BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def signed(key, text, signature):
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little")
    a = times(int.from_bytes(signature[32:], "little"), BASE)
    b = plus(point(signature[:32]), times(h, point(key)))
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0

def unpadded(text):
    return base64.urlsafe_b64decode(text + "=")

def root(nodes):  # nodes: (leaves, hash), from left to right
    top = nodes[-1][1] if nodes else sha()
    for _, left in reversed(nodes[:-1]):
        top = sha(b"\1", left, top)
    return top

def verify(where, key):
    names = sorted(n for n in os.listdir(where) if re.fullmatch(r"\d{12}\.jsonl", n))
    notes, path = {}, os.path.join(where, "checkpoints")
    if os.path.exists(path):
        blocks = open(path, encoding="utf-8", newline="").read().rstrip("\n").split("\n\n")
        for text, lines in zip(blocks[::2], blocks[1::2]):
            origin, size, top = text.split("\n")
            notes.setdefault(int(size), []).append((origin, base64.b64decode(top), text + "\n", lines))
    seq, last, nodes, log = 0, bytes(32), [], None
    for name in names:
        lines = open(os.path.join(where, name), "rb").read().split(b"\n")
        assert int(name[:12]) == seq, name + " does not follow"
        assert not lines.pop() or name == names[-1], name + " has no line end"
        for number, line in enumerate(lines):
            head = re.match(rb'\{"seq":(\d+),"type":"([a-z]+)","logged":"[^"]{24}",', line)
            assert head and re.fullmatch(rb'[ -~]*,"hash":"[\w-]{43}"\}', line), "no record"
            last, record = sha(b"\0", last, line[:-54]), json.loads(line)
            assert unpadded(record["hash"]) == last, f"record {seq} does not follow"
            assert record["seq"] == seq, f"record {seq} has another number"
            if number == 0:
                assert record["type"] == "segment", name + " begins with no segment record"
                assert log in (None, record["log"]), name + " is of another log"
                log = record["log"]
                told = [unpadded(each) for each in record.get("nodes", [])]
                assert told == [each[1] for each in nodes], name + " tells of other records before"
            if record["type"] == "document":
                text = open(os.path.join(where, "documents", record["digest"][7:] + ".txt"), "rb")
                assert "sha256:" + sha(text.read()).hex() == record["digest"], "document altered"
            nodes.append((1, last))
            while len(nodes) > 1 and nodes[-1][0] == nodes[-2][0]:
                nodes[-2:] = [(2 * nodes[-1][0], sha(b"\1", nodes[-2][1], nodes[-1][1]))]
            seq += 1
            for origin, top, text, lines_ in notes.pop(seq, []):
                assert origin.endswith("/" + log), "a checkpoint is of another log"
                assert top == root(nodes), f"not the log of the checkpoint at {seq}"
                for sign in lines_.split("\n") if key else []:
                    (dash, name, sign), (owner, id_, public) = sign.split(" "), key.split("+", 2)
                    sign, public = base64.b64decode(sign), base64.b64decode(public)[1:]
                    assert (dash, name, sign[:4].hex()) == ("\u2014", owner, id_), "no signature"
                    assert signed(public, text.encode(), sign[4:]), "signature wrong"
    assert seq and not notes, "the log is older than a checkpoint"
    return f"whole: {seq} records, root {base64.b64encode(root(nodes)).decode()}"

try:
    print(verify(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None))
except (AssertionError, OSError, ValueError, KeyError) as damage:
    sys.exit(f"damaged: {damage}")
