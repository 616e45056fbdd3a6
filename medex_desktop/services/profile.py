"""The practice profile as it is kept, for the form that changes it."""

from medex_desktop.domain.practices import Profile
from medex_desktop.services.practices import the_practice, the_practitioner
from medex_desktop.services.work import Read


def kept_profile(read: Read) -> Profile:
    """Letterhead, own name and credential, and both pictures."""
    head, person = the_practice(read), the_practitioner(read)
    return Profile(
        practice_name=head.name,
        name=person.name,
        credential=person.credential,
        title=person.title,
        phone=head.phone,
        fax=head.fax,
        email=head.email,
        address=head.address,
        logo=None if head.logo_id is None else read.attachment(head.logo_id),
        signature=None if person.signature_id is None else read.attachment(person.signature_id),
    )
