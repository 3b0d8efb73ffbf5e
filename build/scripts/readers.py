"""Reads exports with vobject and compares what it finds with what Kith says. See readers-test.sh."""
import json
import subprocess
import sys

import vobject

work = sys.argv[1]
listed = json.loads(subprocess.run(["build/bin/kith", "list", "--json"], check=True, capture_output=True).stdout)["contacts"]
for version in ("3.0", "4.0"):
    text = open(f"{work}/{version}.vcf", encoding="utf-8", newline="").read()
    cards = list(vobject.readComponents(text))
    assert len(cards) == len(listed), f"{version}: vobject reads {len(cards)} cards, not {len(listed)}"
    by_uid = {card.uid.value: card for card in cards}
    for contact in listed:
        card = by_uid[contact["uid"]]
        assert card.version.value == version, card.version.value
        assert card.fn.value.strip(), f"{version}: no name for {contact['name']!r}"
        numbers = {tel.value.removeprefix("tel:").split(";")[0] for tel in card.contents.get("tel", [])}
        for phone in contact["phones"]:
            wanted = phone["value"].split(";")[0]
            assert any(n.startswith(wanted) for n in numbers), f"{version}: {contact['name']!r} lacks {wanted!r}: {numbers}"
        mails = {mail.value.strip().lower().removeprefix("mailto:") for mail in card.contents.get("email", [])}
        for email in contact["emails"]:
            assert email["value"].lower() in mails, f"{version}: {contact['name']!r} lacks {email['value']!r}: {mails}"
        if version == "3.0":
            card.validate(raiseException=True)
            if contact["photo"]:
                assert any(isinstance(photo.value, bytes) and photo.value for photo in card.contents["photo"]), f"photo of {contact['name']!r}"
    print(f"{version}: vobject reads {len(cards)} cards, their numbers, e-mail addresses and photos")
