"""Fictitious summaries in three languages. `python -m tests.reports.samples FOLDER` writes them as PDF files."""

from __future__ import annotations

import sys
from pathlib import Path

from casedesk.reports.case_summary import case_summary
from casedesk.reports.summary import Entry, Prose, Rows, Steps, Summary, Table, Timeline, WritingLines
from casedesk.text.translation import speaking

ENGLISH = Summary(
    number="PP-0042",
    title="Case summary",
    for_whom="Case conference, 16 November 2026",
    printed_by="C. Bopha",
    printed_at="16 Nov 2026, 10:42",
    sections=(
        Rows(
            "Safe contact",
            (
                ("Reach her by", "Own phone. Number in the file only"),
                ("Safe time", "Monday to Saturday, 12:00–13:00"),
                ("Never", "Leave a message. Visit unannounced"),
            ),
        ),
        Steps(
            "Where we are",
            ("Introduction", "Assessment", "Planning", "Action", "Follow-up", "Closure"),
            2,
            (
                ("Next step", "Ask the supervisor to approve the action plan"),
                ("Risk", "High, reviewed 5 Nov 2026, due again 26 Nov"),
                ("Household", "Three, two of them children"),
                ("Opened", "5 October 2026"),
            ),
        ),
        Table(
            "Action plan",
            ("Need", "Goal", "Who", "By", "State"),
            (
                ("Safety", "Safe place agreed", "C. Bopha", "19 Nov", "in progress"),
                ("Legal", "Protection order asked", "Legal aid", "3 Dec", "in progress"),
                ("Health", "Check-up done", "Health centre", "13 Nov", "met"),
                ("Children", "Back at school", "C. Bopha", "10 Nov", "met"),
            ),
        ),
        Rows(
            "Consents",
            (
                ("To be served", "5 Oct 2026, spoken, no item refused"),
                ("To be counted", "Yes, 5 Oct 2026"),
                ("To release", "One recipient, until 16 Dec 2026"),
            ),
        ),
        Table(
            "Referrals",
            ("No.", "To", "Service", "State"),
            (
                ("R-0098", "Health centre", "health", "served, feedback given"),
                ("R-0104", "School office", "education", "served"),
                ("R-0109", "Legal aid desk", "legal", "accepted, 19 Nov 09:00"),
            ),
        ),
        Timeline(
            "Timeline, last three months",
            (
                Entry("16 Nov", "Call, safe time kept", "She asks to move the visit to Tuesday."),
                Entry("13 Nov", "Referral accepted, legal aid", "Appointment 19 Nov, 09:00. She goes with her aunt."),
                Entry("11 Nov", "Home visit", "Safe-visit check done. Two of four goals met.", "approved"),
                Entry("5 Nov", "Risk reviewed", "From medium to high. Her own view: the same."),
                Entry("23 Oct", "Safety plan, version 2", "Made with her. She keeps no paper copy at home."),
                Entry("9 Oct", "Assessment", "Approved by the supervisor on 13 October."),
                Entry("5 Oct", "First contact, walk-in", "Sent by the commune committee."),
            ),
        ),
        WritingLines("Agreed at the conference", 5),
    ),
)

KHMER_PROSE = (
    "គាត់បានមកមជ្ឈមណ្ឌលដោយខ្លួនឯង ហើយសុំជំនួយផ្នែកច្បាប់និងសុខភាព។ គាត់រស់នៅជាមួយម្ដាយនិងកូនពីរនាក់"
    "ក្នុងឃុំមួយនៃខេត្តកំពង់ចាម។ ក្រុមប្រឹក្សាឃុំ សង្កាត់ បានជួយរកកន្លែងស្នាក់នៅបណ្ដោះអាសន្នដែលមានសុវត្ថិភាព។ "
    "អ្នកសង្គមកិច្ចនឹងជួបគាត់ម្ដងទៀតនៅថ្ងៃទី 19 ខែវិច្ឆិកា ឆ្នាំ 2026 វេលាម៉ោង 9:00 ព្រឹក។ "
)

KHMER = Summary(
    number="PP-0042",
    title="សេចក្ដីសង្ខេបករណី",
    for_whom="សន្និសីទករណី ថ្ងៃទី 16 ខែវិច្ឆិកា ឆ្នាំ 2026",
    printed_by="ច. បុប្ផា",
    printed_at="16 វិច្ឆិកា 2026, 10:42",
    sections=(
        Rows(
            "ទំនាក់ទំនងដោយសុវត្ថិភាព",
            (
                ("ទាក់ទងតាម", "ទូរស័ព្ទផ្ទាល់ខ្លួន។ លេខមានតែក្នុងឯកសារ"),
                ("ម៉ោងមានសុវត្ថិភាព", "ថ្ងៃចន្ទ ដល់ ថ្ងៃសៅរ៍ ម៉ោង 12:00–13:00"),
                ("កុំ", "ទុកសារ ឬទៅលេងដោយមិនប្រាប់ជាមុន"),
            ),
        ),
        Steps(
            "យើងនៅត្រង់ណា",
            ("ការណែនាំ", "ការវាយតម្លៃ", "ការធ្វើផែនការ", "សកម្មភាព", "ការតាមដាន", "ការបិទករណី"),
            2,
            (
                ("ជំហានបន្ទាប់", "សុំអ្នកគ្រប់គ្រងអនុម័តផែនការសកម្មភាព"),
                ("ហានិភ័យ", "ខ្ពស់ ពិនិត្យឡើងវិញថ្ងៃទី 5 វិច្ឆិកា 2026"),
                ("គ្រួសារ", "បីនាក់ ក្នុងនោះកុមារពីរនាក់"),
            ),
        ),
        Table(
            "ផែនការសកម្មភាព",
            ("តម្រូវការ", "គោលដៅ", "អ្នកទទួលខុសត្រូវ", "មុនថ្ងៃ", "ស្ថានភាព"),
            (
                ("សុវត្ថិភាព", "បានព្រមព្រៀងលើកន្លែងមានសុវត្ថិភាព", "ច. បុប្ផា", "19 វិច្ឆិកា", "កំពុងធ្វើ"),
                ("ច្បាប់", "បានស្នើសុំដីកាការពារ", "ជំនួយផ្នែកច្បាប់", "3 ធ្នូ", "កំពុងធ្វើ"),
                ("សុខភាព", "បានពិនិត្យសុខភាព", "មណ្ឌលសុខភាព", "13 វិច្ឆិកា", "បានសម្រេច"),
                ("កុមារ", "ត្រឡប់ទៅសាលារៀនវិញ", "C. Bopha", "10 វិច្ឆិកា", "បានសម្រេច"),
            ),
        ),
        Prose("អ្វីដែលបានកើតឡើង", KHMER_PROSE * 3 + "\n\n" + KHMER_PROSE * 2),
        Timeline(
            "ប្រវត្តិ បីខែចុងក្រោយ",
            (
                Entry("16 វិច្ឆិកា", "ការហៅទូរស័ព្ទ ក្នុងម៉ោងមានសុវត្ថិភាព", "គាត់សុំប្ដូរដំណើរទស្សនកិច្ចទៅថ្ងៃអង្គារ។"),
                Entry("13 វិច្ឆិកា", "ការបញ្ជូនត្រូវបានទទួល", "ណាត់ជួបថ្ងៃទី 19 វិច្ឆិកា ម៉ោង 09:00។ គាត់ទៅជាមួយមីង។", "បានទទួល"),
                Entry("11 វិច្ឆិកា", "ការទៅសួរសុខទុក្ខដល់ផ្ទះ", "បានពិនិត្យសុវត្ថិភាព។ គោលដៅពីរក្នុងចំណោមបួនបានសម្រេច។"),
                Entry("5 តុលា", "ការជួបដំបូង", "បញ្ជូនដោយក្រុមប្រឹក្សាឃុំ សង្កាត់ សម្រាប់ស្ត្រីនិងកុមារ។"),
            ),
        ),
        WritingLines("អ្វីដែលបានព្រមព្រៀង", 5),
    ),
)

FRENCH = Summary(
    number="PP-0042",
    title="Résumé du dossier",
    for_whom="Réunion de concertation du centre social de Kampong Cham (កំពង់ចាម), le 16 novembre 2026, premier étage",
    printed_by="C. Bopha",
    printed_at="16 nov. 2026, 10:42",
    sections=(
        Rows(
            "Contact sûr",
            (
                ("La joindre par", "Son propre téléphone. Le numéro n’est que dans le dossier"),
                ("Nom en khmer", "សុខ ស្រីណា (Sok Sreyna)"),
                ("Jamais", "Laisser un message. Passer sans prévenir, même « en passant »"),
            ),
        ),
        Steps(
            "Où nous en sommes",
            (
                "Prise de contact",
                "Évaluation",
                "Planification",
                "Mise en œuvre",
                "Suivi régulier et soutien",
                "Clôture",
            ),
            4,
            (("Étape suivante", "Demander à la responsable d’approuver le plan d’action"),),
        ),
        Table(
            "Dépenses d’aide",
            ("Poste", "Bénéficiaire", "Détail", "Riels", "Dollars"),
            (
                (
                    "Transport",
                    "Elle et sa tante",
                    "Aller-retour à l’hôpital provincial pour l’examen médical",
                    "40 000",
                    "10,00",
                ),
                ("Nourriture", "Ménage", "Riz et huile pour deux semaines", "120 000", "30,00"),
                ("Scolarité", "Enfants", "Uniformes", "1 086 000", "271,50"),
            ),
            figures=(3, 4),
        ),
        Table("Orientations", ("N°", "Vers", "État"), (), empty="Aucune orientation pour l’instant."),
        Prose(
            "Ce qu’elle a dit", "Elle est venue seule.\nElle veut d’abord un avis juridique.\n\nElle reviendra mardi."
        ),
        Rows("Sans contenu", ()),
    ),
)


def write(folder: Path) -> None:
    """Writes the three summaries into a folder."""
    for code, summary in (("en", ENGLISH), ("km", KHMER), ("fr", FRENCH)):
        with speaking(code):
            (folder / f"summary_{code}.pdf").write_bytes(case_summary(summary, training=code == "fr"))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
