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
        "assistente manager managers spouse emergency notfall website websites webseite web page site url link ip domain opt asst "
        "opted optin optout status consent owner created create modified updated changed yomi phonetic prefix suffix reminder id "
        "source bounce bounced reason subscribed unsubscribed permission verified marketing click clicked open opened "
        "delivered send sends sent quarantined lifecycle display angezeigter anzeigename telex messenger im skype relation "
        "place geburtsort lieu confirm confirmed login visit visited purchase order payment "
        "asistan asistani asistenta asistentky asszisztens titkarno assistentti avustajan avustaja asistent asistentului"},
    {header_word::name, "name nom nombre nome naam nazwa"},
    {header_word::home,
        "home private privat personal domicile casa particular prive privee thuis residential hjem hem dom domowy domowa "
        "personnel personnelle ab privato privata abitazione residenza domicilio hemadress hemort hjemmeadresse hjemmeby hjemmeland hjemmepostnummer "
        "hjemmestat hjemmetelefon huisadres "
        "ev domu domaci otthoni lakasi domiciliu acasa koti"},
    {header_word::work,
        "work business office bureau geschaftlich geschaeftlich dienstlich beruflich travail professionnel professionnelle "
        "pro trabajo lavoro ufficio trabalho comercial werk zakelijk kantoor sluzbowy sluzbowa praca arbeid arbete company uff arbejde "
        "biuro foretag arbejdsadresse arbejdsby arbejdsland arbejdspostnummer arbejdsstat arbejdstelefon werkadres werklocatie werkland "
        "werkpostcode werkprovincie "
        "is prace praci zamestnani pracovni sluzebni hivatali munkahelyi serviciu birou tyo"},
    {header_word::other,
        "other weitere weiterer weiteres andere anderer anderes sonstige sonstiges autre otro otra altro altra outro outra "
        "overig overige inny inna mailing billing shipping secondary alternate ander anden andet annan annat inne"},
    {header_word::fax, "fax telefax telecopie telecopieur faks pager pagers recepteur faxnummer faksu cercapersone buscapersonas "
        "radiomessagerie personsokare personsoger personsogernummer piepernummer "
        "faksi"},
    {header_word::email,
        "email emails mail mails emailadresse mailadresse mailadres emailadres mailadresses courriel correo messagerie electronique "
        "electronico elettronica "
        "elettronico emailaddress mejl epost eposta elektronik "
        "mailova emailova sahkoposti sahkopostiosoite"},
    {header_word::birth,
        "birthday birthdate birth dob geburtstag geburtsdatum geboren naissance anniversaire cumpleanos nacimiento "
        "compleanno nascita verjaardag geboortedatum nascimento aniversario urodziny urodzenia syntymapaiva fodelsedag "
        "fodselsdag bday dogum geboortedag urodzin "
        "narozeniny narozeni szuletesnap szuletesi nastere nasterii syntymaaika"},
    {header_word::wedding,
        "anniversary wedding jahrestag hochzeitstag hochzeit mariage anniversario matrimonio boda bodas huwelijk jubileum "
        "rocznica trouwdag arsdag maerkedag "
        "yildonumu vyroci evfordulo aniversare haapaiva vuosipaiva"},
    {header_word::month, "month monat geburtsmonat mois mes mese maand miesiac mesiac mesic"},
    {header_word::year, "year jahr geburtsjahr annee ano anno jaar rok"},
    {header_word::mobile,
        "mobile mobil mobiles mobiltelefon mobilnummer mobilfunk handy handynummer cell cellphone cellular cellulaire "
        "portable movil celular cellulare telemovel mobiel mobiele natel komorka komorkowy iphone whatsapp gsm mobilephone komorkowego "
        "mobilni matkapuhelin"},
    {header_word::phone,
        "phone phones telephone telephones telefon telefonnummer tel telefono telefone telefoon telefoonnummer rufnummer "
        "phonenumber haupttelefon hauptrufnummer autotelefon telefonnr puhelin telefonnumer telefonu hoofdtelefoon autotelefoon "
        "biltelefon centralita vaxel "
        "telefonni telefonszam puhelinnumero"},
    {header_word::address,
        "address addresses adresse adressen anschrift direccion indirizzo endereco adres privatadresse adress "
        "adresi adresa cim lakcim osoite"},
    {header_word::postal, "postal postale"},
    {header_word::code, "zip zipcode post postcode postalcode plz postleitzahl cap cp cep kod postnr postnummer "
        "kodu psc iranyitoszam cod postinumero"},
    {header_word::country, "country countryregion land pays pais paese kraj landcode nazione panstwo "
        "ulke zeme orszag tara maa"},
    {header_word::street, "street strasse str rue calle via rua straat ulica gata gade po box pobox postfach extended gatuadress "
        "cadde sokak ulice utca strada katuosoite lahiosoite"},
    {header_word::city, "city town ort stadt wohnort ville ciudad poblacion citta cidade plaats woonplaats miasto locality miejscowosc "
        "localidad localidade localita gemeente "
        "sehir mesto obec varos telepules oras localitate kaupunki postitoimipaikka"},
    {header_word::region, "state region province bundesland kanton county departement dep provincia estado dept wojewodztwo provincie "
        "delstat omrade regiao "
        "bolge oblast megye judet maakunta osavaltio"},
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
        "名前 氏名 表示名 姓名 全名 显示名称 Имяифамилия 이름 namn kortnamn apresentar-como "
        "person-name ad adi ad-soyad adi-soyadi nev teljes-nev nume nume-complet koko-nimi cele-jmeno Ονοματεπώνυμο "
        "שם שםמלא الاسم الاسمالكامل नाम पूरानाम"},
    {column::given,
        "first-name firstname given-name givenname given first forename vorname prenom nombre nome voornaam imie fornamn "
        "fornavn keresztnev jmeno etunimi fname 名 Имя primeiro-nome ilk-adi 名字 "
        "utonev prenume Όνομα שםפרטי الاسمالأول प्रथमनाम पहलानाम"},
    {column::middle,
        "middle-name middlename additional-name additional-names middle second-name weitere-vornamen zweiter-vorname "
        "deuxieme-prenom segundo-nombre secondo-nome tweede-voornaam tussenvoegsel nome-do-meio drugie-imie Отчество mellannamn "
        "mellemnavn middelste-naam segundo-nome "
        "ikinci-adi ikinci-ad druhe-jmeno prostredni-jmeno al-doilea-prenume toinen-nimi שםאמצעי الاسمالأوسط मध्यनाम"},
    {column::family,
        "last-name lastname family-name familyname surname last family nachname familienname zuname nom nom-de-famille "
        "apellidos apellido cognome sobrenome apelido achternaam nazwisko efternamn efternavn etternavn sukunimi prijmeni "
        "vezeteknev lname 姓 Фамилия soyadi 姓氏 성 "
        "csaladnev nume-de-familie Επώνυμο שםמשפחה اسمالعائلة अंतिमनाम"},
    {column::nick, "nickname nick-name spitzname surnom apodo soprannome bijnaam pseudonym ニックネーム alias smeknamn kaldenavn pseudonim "
        "przydomek pseudo 昵称 暱稱 별명 애칭 Псевдоним"},
    {column::company,
        "company company-name organization organisation organization-name organisation-name account-name firma firmenname "
        "unternehmen societe entreprise empresa compania organizacion azienda societa bedrijf organisatie work-company "
        "associated-company employer 会社名 公司 Организация foretag organizzazione firma-organizacja sirket 组织 組織 회사 회사명 Компания "
        "person-organization spolecnost ceg cegnev companie societate yritys Εταιρεία חברה الشركة شركة कंपनी"},
    {column::position,
        "job-title jobtitle position job role occupation jobtitel fonction profession cargo puesto posizione functie beruf "
        "organization-title work-title titre-professionnel title 役職 Должность stanowisko befattning stilling werkfunctie qualifica "
        "job-titel arbeitstitel 职务 職稱 직위 직책 "
        "is-unvani funkce pozice beosztas tehtavanimike ammattinimike Επάγγελμα תפקיד المسمىالوظيفي الوظيفة पदनाम कार्यशीर्षक"},
    {column::phone,
        "home work other primary main yahoo-phone phone-value phone-number phone-numbers main-phone primary-phone "
        "自宅電話番号 自宅電話 会社電話 電話番号 電話 住宅电话 商务电话 Домашнийтелефон Рабочийтелефон Телефон 전화 ufficio abitazione particular arbete hem "
        "arbejdstelefon hjemmetelefon "
        "kotipuhelin tyopuhelin"},
    {column::phone_label, "phone-label phone-type"},
    {column::mobile, "mobile-number cep-telefonu cep-tel 携帯電話 移动电话 Телефонпереносной Мобильный Мобильныйтелефон 휴대폰"},
    {column::email,
        "e-post e-postadress e-postadresse e-mail-value e-mail-address email-address adresse-mail "
        "電子メールアドレス メールアドレス メール 电子邮件地址 Адресэл.почты Электроннаяпочта 이메일"},
    {column::address, "address-formatted location-address 住所 werkadres huisadres hemadress hemadress-rad adress-arbete-rad arbejdsadresse "
        "hjemmeadresse "
        "kotiosoite"},
    {column::street, "street-address address-street address-line 番地(自宅) 住所(自宅)"},
    {column::code, "postal-code address-postal-code hjemmepostnummer arbejdspostnummer werkpostcode"},
    {column::birthday, "誕生日 生日 Деньрождения jour birth-day 생일 fodelsedatum"},
    {column::anniversary, "speciale-datum datas-especiais"},
    {column::city, "by-arbejde by-privat anden-by hemort hjemmeby arbejdsby werklocatie"},
    {column::region, "hjemmestat arbejdsstat werkprovincie"},
    {column::country, "hjemmeland arbejdsland werkland"},
    {column::birth_year, "生年 생년 geboortejaar fodselsar fodelsear"},
    {column::birth_month, "生月 생월 mois geboortemaand fodselsmaned fodelsemanad"},
    {column::event_label, "event-label event-type"},
    {column::event, "event-value"},
    {column::notes,
        "notes note notizen notiz bemerkung bemerkungen anmerkung anmerkungen remarque remarques commentaire commentaires "
        "comments comment description beschreibung notas nota opmerkingen opmerking notatki notities info memo メモ 附注 "
        "Заметки anteckningar kommentar notater noter aantekeningen uwagi observacoes anotacoes notlar 注释 註解 備註 메모 "
        "poznamky poznamka megjegyzes megjegyzesek jegyzetek observatii muistiinpanot huomautukset Σημειώσεις הערות ملاحظات الملاحظات टिप्पणियाँ टिप्पणियां टिप्पणी नोट्स"},
    {column::groups,
        "group-membership labels categories category groups group kategorien kategorie gruppen gruppe etiketten tags tag "
        "circle circles lists distribution-lists groupes groupe libelles categorias categoria categorieen grupos etiquetas categorie "
        "gruppi etichette etichetta groepen kategorie grupy 分類 类别 Категории "
        "kategoriler kategoriak kategoria categorii luokat Κατηγορίες קטגוריות الفئات فئات श्रेणियाँ श्रेणियां श्रेणी"},
    {column::timezone,
        "time-zone timezone tz zeitzone fuseau-horaire zona-horaria fuso-orario fuso-horario tijdzone strefa-czasowa"},
    {column::met,
        "connected-on met how-we-met how-you-met where-we-met met-at met-on met-through kennengelernt rencontre"},
});
/// Parts of headers in scripts that `id_of` drops: their words have endings, or no blanks between them.
constexpr auto known_signs = std::to_array<known_word>({
    {header_word::stop,
        "秘書 助理 비서 フリガナ 種類 类型 類型 表示名 私書箱 ящик Тип тип Краткое секретар помощник страниц"},
    {header_word::home, "自宅 住宅 家庭 住家 집 자택 дом. Дом. домашн Домашн "
        "οικίας Οικία σπίτι Σπίτι בבית المنزل घर"},
    {header_word::work, "会社 勤務先 工作 商务 商務 公司 직장 회사 раб. рабоч Рабоч Служ "
        "εργασίας Εργασία εργασία עבודה العمل कार्यालय व्यवसाय व्यावसायिक"},
    {header_word::other, "その他 其他 기타 друг Друг"},
    {header_word::fax, "ファックス 传真 傳真 팩스 факс Факс ポケットベル 寻呼 呼叫器 호출기 пейджер Пейджер "
        "φαξ Φαξ פקס فاكس फैक्स फ़ैक्स फ़ैक्स"},
    {header_word::email, "メール 电子邮件 電子郵件 메일 эл.поч электронн Электронн "
        "ηλεκτρονικ Ηλεκτρονικ אלקטרוני דוא\"ל דואל إلكتروني الكتروني मेल"},
    {header_word::birth, "誕生 生日 出生 생일 태어난 рождения "
        "ενέθλια γέννησης Γέννησης לידה הולדת ميلاد जन्म"},
    {header_word::wedding, "記念日 纪念日 紀念日 기념일 годовщин Годовщин "
        "πέτειος נישואין الزواج वर्षगांठ वर्षगाँठ सालगिरह"},
    {header_word::month, "月 달 есяц"},
    {header_word::year, "年 해 год Год"},
    {header_word::mobile, "携帯 移动电话 手机 手機 行動電話 휴대 모바일 сотов мобильн Мобильн переносн "
        "κινητό Κινητό נייד محمول جوال मोबाइल"},
    {header_word::phone, "電話 电话 전화 телефон Телефон "
        "τηλέφωνο Τηλέφωνο τηλεφώνου טלפון هاتف फ़ोन फोन फ़ोन"},
    {header_word::address, "住所 地址 住址 주소 адрес Адрес "
        "διεύθυνση Διεύθυνση כתובת عنوان पता"},
    {header_word::code, "郵便番号 邮政编码 郵遞區號 우편 индекс Индекс очтовыйкод "
        "κώδικας Κώδικας מיקוד الرمز पिन कोड"},
    {header_word::country, "国 國 국가 стран Стран "
        "χώρα Χώρα ארץ البلد الدولة देश"},
    {header_word::street, "番地 街道 улиц Улиц "
        "οδός Οδός רחוב شارع सड़क सड़क"},
    {header_word::city, "市区町村 市町村 城市 市/县 구/군 город Город "
        "πόλη Πόλη עיר مدينة शहर"},
    {header_word::region, "都道府県 省 시/도 област Област Штат "
        "νομός Νομός المحافظة المنطقة राज्य"},
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

std::vector<header_word> signs_in(std::string_view header) {
    std::vector<header_word> found;
    for (const known_word& one : known_signs)
        for (std::string_view rest = one.words; !rest.empty();) {
            const std::string_view sign = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(sign.size() + 1, rest.size()));
            if (header.find(sign) != std::string_view::npos) found.push_back(one.what);
        }
    return found;
}

column column_called(std::string_view header) {
    if (header.empty() || header.find(' ') != std::string_view::npos) return column::unused;
    const auto found =
        std::ranges::find_if(known_headers, [&](const known_header& k) { return among(k.headers, header); });
    return found == known_headers.end() ? column::unused : found->what;
}

} // namespace intouch::cards
