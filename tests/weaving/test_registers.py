"""The registers of agreements and of restrictions."""


def paper(desk, name, day, words, **given):
    """Draft a page with one event about an agreement between two states."""
    page = desk.page(name, words, name, day)
    given = {"who": ("=AAA", "=BBB"), "what": ("perjanjian",), **given}
    page.event("perjanjian", given.pop("kind", "SUPPORT"), **given)
    return page


def test_denied_then_signed_in_another_story(desk, weave):
    """A denial of one occasion and a pact signed later are two agreements, and the pact supersedes the denial."""
    no = paper(desk, "no", "2031-05-08", "Tidak ada perjanjian yang diteken.", polarity="-")
    yes = paper(
        desk,
        "yes",
        "2032-01-09",
        "Kedua negeri meneken perjanjian.",
        who=("Sutan/AAA", "Marlina/BBB"),
        when=("2032-01-08", "2032-01-08"),
    )
    woven = weave([no, yes], [desk.story("s", no), desk.story("t", yes)])
    assert sorted(a.state for a in woven.agreements) == ["denied", "signed"]
    assert woven.linked("supersedes") == [(yes.events[0].id, no.events[0].id)]
    assert not woven.linked("conflicts")
    assert not woven.linked("disputes")


def test_steps_in_one_story(desk, weave):
    """Talks, plan and signing in one story are the steps of one agreement."""
    pages = [
        paper(desk, "talk", "2031-05-01", "Mereka membahas perjanjian.", kind="CONSULT"),
        paper(desk, "plan", "2031-05-02", "Mereka akan meneken perjanjian.", modality="planned"),
        paper(desk, "sign", "2031-05-03", "Mereka meneken perjanjian."),
    ]
    (only,) = weave(pages, [desk.story("s", *pages)]).agreements
    assert [s.state for s in only.steps] == ["discussed", "planned", "signed"]
    assert (only.state, only.subject, only.parties) == ("signed", "perjanjian", ("AAA", "BBB"))


def test_other_parties_other_agreement(desk, weave):
    """An agreement with other parties in the same story is another one."""
    pages = [
        paper(desk, "one", "2031-05-03", "Mereka meneken perjanjian."),
        paper(desk, "two", "2031-05-03", "Mereka pun meneken perjanjian.", who=("=AAA", "=CCC")),
    ]
    assert len(weave(pages, [desk.story("s", *pages)]).agreements) == 2


def test_restriction_imposed_and_threatened(desk, weave):
    """A sanction that was imposed and more of it that is threatened are one restriction with two steps."""
    page = desk.page("one", "AAA menghukum BBB.\nKami akan menambah hukuman.", "Kabar")
    says = page.statement("Kami akan menambah hukuman", "Sutan/AAA")
    page.event("menghukum", "SANCTION", who=("=AAA",), to_whom=("=BBB",), under=("resolusi laut",))
    page.event(
        "menambah",
        "SANCTION",
        who=("Sutan/AAA",),
        to_whom=("=BBB",),
        modality="conditional",
        holders=(says,),
    )
    (only,) = weave([page], [desk.story("s", page)]).restrictions
    assert sorted(s.state for s in only.steps) == ["imposed", "threatened"]
    assert (only.on, only.under, only.threatens) == (("BBB",), "resolusi laut", ("Sutan",))


def test_compliance_is_the_holders_word(desk, weave):
    """Who says that they comply is kept as their word; a demand to comply is not compliance."""
    text = "Kami mematuhi semua sanksi itu.\nSemua negara harus menghormati sanksi itu."
    page = desk.page("one", text, "Kabar")
    page.statement("Kami mematuhi semua sanksi itu", "Sutan/AAA")
    page.statement("Semua negara harus menghormati sanksi itu", "Marlina/BBB")
    (only,) = weave([page], [desk.story("s", page)]).restrictions
    assert only.says_complies == ("Sutan",)


def test_conviction_is_no_restriction(desk, weave):
    """A court's conviction is coded SANCTION too, but restricts no trade."""
    page = desk.page("one", "Hakim menghukum Sutan.", "Kabar")
    page.event("menghukum", "SANCTION", ("convict",), who=("Hakim",), to_whom=("Sutan/AAA",))
    assert not weave([page], [desk.story("s", page)]).restrictions


def test_headline_and_text_sign_one_agreement(desk, weave):
    """A headline that names the states and a text that names who signs speak of one agreement."""
    page = paper(desk, "one", "2031-05-03", "Dua negeri teken perjanjian.")
    page.event("teken", "SUPPORT", who=("Sutan", "Marlina"), what=("perjanjian",))
    (only,) = weave([page], [desk.story("s", page)]).agreements
    assert only.state == "signed"


def test_a_restriction_needs_a_target(desk, weave):
    """Sanctions that name neither whom nor under what they restrict are no entry of the register."""
    page = desk.page("one", "AAA akan menjatuhkan sanksi.", "one", "2031-05-03")
    page.event("sanksi", "SANCTION", who=("=AAA",), modality="planned")
    assert weave([page], [desk.story("s", page)]).restrictions == []


def test_offenders_are_no_restricted_party(desk, weave):
    """What whoever breaks a rule may face is no restriction; what a state's office did to a crowd is one."""
    rule = desk.page("rule", "Pelanggar akan dikenai sanksi.", "rule", "2031-05-03")
    rule.event("dikenai sanksi", "SANCTION", to_whom=("pelanggar",), modality="planned")
    assert weave([rule], [desk.story("s", rule)]).restrictions == []
    deed = desk.page("deed", "Sutan mencabut izin empat kedai.", "deed", "2031-05-03")
    deed.event("mencabut izin", "SANCTION", who=("Sutan/AAA",), to_whom=("empat kedai",))
    (only,) = weave([deed], [desk.story("s", deed)]).restrictions
    assert (only.on, only.by) == (("empat kedai",), ("Sutan",))


def test_a_lifted_ban_and_a_revoked_permit(desk, weave):
    """Taking back a ban lifts it; taking back a permit is a restriction; more of one extends it."""
    lifted = desk.page("lift", "AAA mencabut larangan atas BBB.", "lift", "2031-05-03")
    lifted.event("mencabut larangan", "CONCEDE", who=("=AAA",), to_whom=("=BBB",))
    revoked = desk.page("permit", "AAA mencabut izin CCC.", "permit", "2031-05-03")
    revoked.event("mencabut izin", "SANCTION", who=("=AAA",), to_whom=("=CCC",))
    more = desk.page("more", "AAA memperpanjang sanksi DDD.", "more", "2031-05-03")
    more.event("sanksi", "SANCTION", who=("=AAA",), to_whom=("=DDD",))
    pages = [lifted, revoked, more]
    found = weave(pages, [desk.story("s", *pages)]).restrictions
    states = {r.on[0]: [s.state for s in r.steps] for r in found}
    assert states == {"BBB": ["lifted"], "CCC": ["imposed"], "DDD": ["extended"]}


def test_sanctions_a_state_speaks_of_again_need_no_target(desk, weave):
    """A state that threatens sanctions more than once is told in the register with who threatens, even without a target."""
    page = desk.page("one", "AAA akan memberi sanksi.\nKami akan menambah sanksi.", "one")
    said = page.statement("Kami akan menambah sanksi", "Sutan/AAA")
    page.event("memberi sanksi", "SANCTION", who=("=AAA",), modality="planned")
    page.event(
        "menambah sanksi", "SANCTION", who=("Sutan/AAA",), modality="planned", holders=(said,)
    )
    (only,) = weave([page], [desk.story("s", page)]).restrictions
    assert (only.by, only.threatens) == (("AAA",), ("AAA", "Sutan"))


def test_a_condition_of_compliance_is_none(desk, weave):
    """What somebody will keep, or is asked to keep, is not kept; a demand elsewhere in the sentence changes nothing."""
    text = "Kami akan mematuhi sanksi itu.\nKami mematuhi sanksi laut, dan semua harus tahu itu."
    page = desk.page("one", text, "Kabar")
    page.statement("Kami akan mematuhi sanksi itu", "Marlina/BBB")
    page.statement("Kami mematuhi sanksi laut, dan semua harus tahu itu", "Sutan/AAA")
    (only,) = weave([page], [desk.story("s", page)]).restrictions
    assert (only.says_complies, only.under) == (("Sutan",), "sanksi laut")


def test_a_step_says_whose_word_it_is(desk, weave):
    """A signing that only somebody speaks of is signed by their word, and the reason says so."""
    page = desk.page("one", "Kami sudah meneken perjanjian.", "Kabar")
    said = page.statement("Kami sudah meneken perjanjian", "Sutan/AAA")
    page.event("meneken", "SUPPORT", who=("=AAA", "=BBB"), what=("perjanjian",), holders=(said,))
    (only,) = weave([page], [desk.story("s", page)]).agreements
    assert (only.steps[0].why.rule, only.steps[0].why.args) == ("agreement.signed_said", ("Sutan",))


def test_agreed_is_not_signed(desk, weave):
    """A truce that two states agreed on is agreed; nothing says that it was signed."""
    page = paper(desk, "one", "2031-05-03", "Mereka sepakat perjanjian damai.", kind="AGREE")
    (only,) = weave([page], [desk.story("s", page)]).agreements
    assert only.state == "agreed"
