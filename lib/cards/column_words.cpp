// SPDX-License-Identifier: MIT
#include "cards/column_words.hpp"

#include <algorithm>
#include <array>

namespace intouch::cards {

namespace {

struct known_word {
    header_word what;
    std::string_view words; ///< separated by blanks
};

struct known_header {
    column what;
    std::string_view headers; ///< separated by blanks
};

// clang-format off
constexpr auto known_words = std::to_array<known_word>({
    {header_word::stop,
        "type typ tipo label art kind bezeichnung assistant assistants assistent assistenten lassistant assistenz assistante asistente "
        "assistente manager managers spouse emergency notfall website websites webseite web page site url link ip domain opt "
        "opted optin optout status consent owner created create modified updated changed yomi phonetic prefix suffix reminder id "
        "source bounce bounced reason subscribed unsubscribed permission verified marketing click clicked open opened "
        "delivered send sends sent quarantined lifecycle display angezeigter anzeigename telex messenger im skype relation "
        "place geburtsort lieu confirm confirmed login visit visited purchase order payment"},
    {header_word::name, "name nom nombre nome naam nazwa"},
    {header_word::home,
        "home private privat personal domicile casa particular prive privee thuis residential hjem hem dom domowy domowa "
        "personnel personnelle"},
    {header_word::work,
        "work business office bureau geschaftlich geschaeftlich dienstlich beruflich travail professionnel professionnelle "
        "pro trabajo lavoro ufficio trabalho comercial werk zakelijk kantoor sluzbowy sluzbowa praca arbeid arbete company"},
    {header_word::other,
        "other weitere weiterer weiteres andere anderer anderes sonstige sonstiges autre otro otra altro altra outro outra "
        "overig overige inny inna mailing billing shipping secondary alternate"},
    {header_word::fax, "fax telefax telecopie telecopieur faks pager pagers recepteur"},
    {header_word::email,
        "email emails mail mails emailadresse mailadresse mailadres emailadres mailadresses courriel correo messagerie electronique electronico elettronica "
        "elettronico emailaddress mejl epost"},
    {header_word::birth,
        "birthday birthdate birth dob geburtstag geburtsdatum geboren naissance anniversaire cumpleanos nacimiento "
        "compleanno nascita verjaardag geboortedatum nascimento aniversario urodziny urodzenia syntymapaiva fodelsedag "
        "fodselsdag bday"},
    {header_word::wedding,
        "anniversary wedding jahrestag hochzeitstag hochzeit mariage anniversario matrimonio boda bodas huwelijk jubileum "
        "rocznica trouwdag"},
    {header_word::month, "month monat geburtsmonat mois mes mese maand"},
    {header_word::year, "year jahr geburtsjahr annee ano anno jaar"},
    {header_word::mobile,
        "mobile mobil mobiles mobiltelefon mobilnummer mobilfunk handy handynummer cell cellphone cellular cellulaire "
        "portable movil celular cellulare telemovel mobiel mobiele natel komorka komorkowy iphone whatsapp gsm mobilephone"},
    {header_word::phone,
        "phone phones telephone telephones telefon telefonnummer tel telefono telefone telefoon telefoonnummer rufnummer "
        "phonenumber haupttelefon hauptrufnummer autotelefon telefonnr puhelin telefonnumer"},
    {header_word::address,
        "address addresses adresse adressen anschrift direccion indirizzo endereco adres privatadresse adress"},
    {header_word::postal, "postal postale"},
    {header_word::code, "zip zipcode post postcode postalcode plz postleitzahl cap cp cep kod"},
    {header_word::country, "country countryregion land pays pais paese kraj landcode"},
    {header_word::street, "street strasse str rue calle via rua straat ulica gata gade po box pobox postfach extended"},
    {header_word::city, "city town ort stadt wohnort ville ciudad poblacion citta cidade plaats woonplaats miasto locality"},
    {header_word::region, "state region province bundesland kanton county departement dep provincia estado dept"},
    {header_word::latest, "last latest letzter letzte letztes letzten zuletzt dernier derniere ultimo ultima laatste recent"},
    {header_word::contact,
        "contact contacted interaction interacted touch touched seen spoke spoken talked talk called call meeting met "
        "conversation communication messaged outreach reached kontakt kontaktiert gesprach gesprochen echange contacto "
        "contatto contato emailed engagement engaged"},
    {header_word::activity, "activity"},
});

constexpr auto known_headers = std::to_array<known_header>({
    {column::name,
        "name full-name fullname display-name file-as contact contact-name person anzeigename vollstandiger-name "
        "nom-complet nom-a-afficher nombre-completo nome-completo volledige-naam weergavenaam nombre-para-mostrar "
        "nome-visualizzato nome-de-exibicao fn naam navn nimi speichern-unter imie-i-nazwisko "
        "名前 氏名 表示名 姓名 全名 显示名称 Имяифамилия 이름"},
    {column::given,
        "first-name firstname given-name givenname given first forename vorname prenom nombre nome voornaam imie fornamn "
        "fornavn keresztnev jmeno etunimi fname 名 Имя"},
    {column::middle,
        "middle-name middlename additional-name additional-names middle second-name weitere-vornamen zweiter-vorname "
        "deuxieme-prenom segundo-nombre secondo-nome tweede-voornaam tussenvoegsel nome-do-meio drugie-imie Отчество"},
    {column::family,
        "last-name lastname family-name familyname surname last family nachname familienname zuname nom nom-de-famille "
        "apellidos apellido cognome sobrenome apelido achternaam nazwisko efternamn efternavn etternavn sukunimi prijmeni "
        "vezeteknev lname 姓 Фамилия"},
    {column::nick, "nickname nick-name spitzname surnom apodo soprannome bijnaam pseudonym ニックネーム"},
    {column::company,
        "company company-name organization organisation organization-name organisation-name account-name firma firmenname "
        "unternehmen societe entreprise empresa compania organizacion azienda societa bedrijf organisatie work-company "
        "associated-company employer 会社名 公司 Организация"},
    {column::position,
        "job-title jobtitle position job role occupation jobtitel fonction profession cargo puesto posizione functie beruf "
        "organization-title work-title titre-professionnel title 役職 Должность"},
    {column::phone,
        "home work other primary main yahoo-phone phone-value phone-number phone-numbers main-phone primary-phone "
        "自宅電話番号 自宅電話 会社電話 電話番号 電話 住宅电话 商务电话 Домашнийтелефон Рабочийтелефон Телефон 전화"},
    {column::phone_label, "phone-label phone-type"},
    {column::mobile, "mobile-number 携帯電話 移动电话 Телефонпереносной Мобильный Мобильныйтелефон 휴대폰"},
    {column::email,
        "e-post e-postadress e-postadresse e-mail-value e-mail-address email-address adresse-mail "
        "電子メールアドレス メールアドレス メール 电子邮件地址 Адресэл.почты Электроннаяпочта 이메일"},
    {column::address, "address-formatted location-address 住所"},
    {column::street, "street-address address-street address-line 番地(自宅) 住所(自宅)"},
    {column::code, "postal-code address-postal-code"},
    {column::birthday, "誕生日 生日 Деньрождения jour birth-day 생일"},
    {column::birth_month, "mois"},
    {column::event_label, "event-label event-type"},
    {column::event, "event-value"},
    {column::notes,
        "notes note notizen notiz bemerkung bemerkungen anmerkung anmerkungen remarque remarques commentaire commentaires "
        "comments comment description beschreibung notas nota opmerkingen opmerking notatki notities info memo メモ 附注 "
        "Заметки"},
    {column::groups,
        "group-membership labels categories category groups group kategorien kategorie gruppen gruppe etiketten tags tag "
        "circle circles lists distribution-lists groupes groupe libelles categorias categoria categorieen grupos etiquetas categorie "
        "gruppi etichette etichetta groepen kategorie grupy 分類 类别 Категории"},
    {column::timezone,
        "time-zone timezone tz zeitzone fuseau-horaire zona-horaria fuso-orario fuso-horario tijdzone strefa-czasowa"},
    {column::met,
        "connected-on met how-we-met where-we-met met-at met-on met-through kennengelernt rencontre"},
});
// clang-format on

bool among(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
    }
    return false;
}

} // namespace

header_word word_in_header(std::string_view word) {
    if (word.empty()) return header_word::none;
    const auto found =
        std::ranges::find_if(known_words, [&](const known_word& k) { return among(k.words, word); });
    return found == known_words.end() ? header_word::none : found->what;
}

column column_called(std::string_view header) {
    if (header.empty() || header.find(' ') != std::string_view::npos) return column::unused;
    const auto found =
        std::ranges::find_if(known_headers, [&](const known_header& k) { return among(k.headers, header); });
    return found == known_headers.end() ? column::unused : found->what;
}

} // namespace intouch::cards
