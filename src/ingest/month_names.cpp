#include "ingest/month_names.h"

#include <algorithm>

namespace dateline {
namespace {

struct MonthName {
  std::string_view name;
  int month;
};

// English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian,
// Finnish, Polish, Czech, Turkish, Romanian, Hungarian, Indonesian, Russian, Ukrainian, Greek; in
// byte order.
constexpr MonthName kMonthNames[] = {
    {"abr", 4},         {"abril", 4},        {"ago", 8},          {"agosto", 8},
    {"agustos", 8},     {"agustus", 8},      {"aout", 8},         {"apr", 4},
    {"april", 4},       {"aprile", 4},       {"aprilie", 4},      {"aprilis", 4},
    {"aralik", 12},     {"aug", 8},          {"august", 8},       {"augusti", 8},
    {"augustus", 8},    {"augusztus", 8},    {"avr", 4},          {"avril", 4},
    {"brezna", 3},      {"cervence", 7},     {"cervna", 6},       {"czerwca", 6},
    {"czerwiec", 6},    {"dec", 12},         {"december", 12},    {"decembre", 12},
    {"decembrie", 12},  {"desember", 12},    {"dez", 12},         {"dezember", 12},
    {"dezembro", 12},   {"dic", 12},         {"dicembre", 12},    {"diciembre", 12},
    {"dubna", 4},       {"ekim", 10},        {"elokuuta", 8},     {"ene", 1},
    {"enero", 1},       {"eylul", 9},        {"feb", 2},          {"febbraio", 2},
    {"feber", 2},       {"febr", 2},         {"febrero", 2},      {"februar", 2},
    {"februari", 2},    {"februarie", 2},    {"february", 2},     {"fev", 2},
    {"fevereiro", 2},   {"fevr", 2},         {"fevrier", 2},      {"gen", 1},
    {"gennaio", 1},     {"giu", 6},          {"giugno", 6},       {"grudnia", 12},
    {"grudzien", 12},   {"haziran", 6},      {"heinakuuta", 7},   {"helmikuuta", 2},
    {"huhtikuuta", 4},  {"ianuarie", 1},     {"iulie", 7},        {"iunie", 6},
    {"jan", 1},         {"janeiro", 1},      {"janner", 1},       {"januar", 1},
    {"januari", 1},     {"january", 1},      {"janv", 1},         {"janvier", 1},
    {"joulukuuta", 12}, {"juil", 7},         {"juillet", 7},      {"juin", 6},
    {"jul", 7},         {"julho", 7},        {"juli", 7},         {"julio", 7},
    {"julius", 7},      {"july", 7},         {"jun", 6},          {"june", 6},
    {"junho", 6},       {"juni", 6},         {"junio", 6},        {"junius", 6},
    {"kasim", 11},      {"kesakuuta", 6},    {"kvetna", 5},       {"kwiecien", 4},
    {"kwietnia", 4},    {"ledna", 1},        {"lipca", 7},        {"lipiec", 7},
    {"listopad", 11},   {"listopada", 11},   {"listopadu", 11},   {"lokakuuta", 10},
    {"lug", 7},         {"luglio", 7},       {"lutego", 2},       {"luty", 2},
    {"maaliskuuta", 3}, {"maart", 3},        {"maerz", 3},        {"mag", 5},
    {"maggio", 5},      {"mai", 5},          {"maio", 5},         {"maj", 5},
    {"maja", 5},        {"majus", 5},        {"mar", 3},          {"marc", 3},
    {"marca", 3},       {"march", 3},        {"marcius", 3},      {"marco", 3},
    {"maret", 3},       {"marraskuuta", 11}, {"mars", 3},         {"mart", 3},
    {"martie", 3},      {"marts", 3},        {"marz", 3},         {"marzec", 3},
    {"marzo", 3},       {"may", 5},          {"mayis", 5},        {"mayo", 5},
    {"mei", 5},         {"mrt", 3},          {"mrz", 3},          {"nisan", 4},
    {"noiembrie", 11},  {"nov", 11},         {"november", 11},    {"novembre", 11},
    {"novembro", 11},   {"noviembre", 11},   {"ocak", 1},         {"oct", 10},
    {"october", 10},    {"octobre", 10},     {"octombrie", 10},   {"octubre", 10},
    {"okt", 10},        {"oktober", 10},     {"ott", 10},         {"ottobre", 10},
    {"out", 10},        {"outubro", 10},     {"pazdziernik", 10}, {"pazdziernika", 10},
    {"prosince", 12},   {"rijna", 10},       {"sep", 9},          {"sept", 9},
    {"september", 9},   {"septembre", 9},    {"septembrie", 9},   {"septiembre", 9},
    {"set", 9},         {"setembro", 9},     {"setiembre", 9},    {"settembre", 9},
    {"sierpien", 8},    {"sierpnia", 8},     {"srpna", 8},        {"styczen", 1},
    {"stycznia", 1},    {"subat", 2},        {"syyskuuta", 9},    {"szept", 9},
    {"szeptember", 9},  {"tammikuuta", 1},   {"temmuz", 7},       {"toukokuuta", 5},
    {"unora", 2},       {"wrzesien", 9},     {"wrzesnia", 9},     {"zari", 9},
    {"απρ", 4},         {"απριλιου", 4},     {"αυγ", 8},          {"αυγουστου", 8},
    {"δεκ", 12},        {"δεκεμβριου", 12},  {"ιαν", 1},          {"ιανουαριου", 1},
    {"ιολ", 7},         {"ιον", 6},          {"ιουλ", 7},         {"ιουλιου", 7},
    {"ιουν", 6},        {"ιουνιου", 6},      {"μαι", 5},          {"μαιου", 5},
    {"μαρ", 3},         {"μαρτιου", 3},      {"νοε", 11},         {"νοεμβριου", 11},
    {"οκτ", 10},        {"οκτωβριου", 10},   {"σεπ", 9},          {"σεπτεμβριου", 9},
    {"φεβ", 2},         {"φεβρουαριου", 2},  {"авг", 8},          {"августа", 8},
    {"апр", 4},         {"апреля", 4},       {"березня", 3},      {"вересня", 9},
    {"грудня", 12},     {"дек", 12},         {"декабря", 12},     {"жовтня", 10},
    {"июл", 7},         {"июля", 7},         {"июн", 6},          {"июня", 6},
    {"квітня", 4},      {"липня", 7},        {"листопада", 11},   {"лютого", 2},
    {"маи", 5},         {"мар", 3},          {"марта", 3},        {"мая", 5},
    {"ноя", 11},        {"ноября", 11},      {"окт", 10},         {"октября", 10},
    {"сен", 9},         {"сентября", 9},     {"серпня", 8},       {"січня", 1},
    {"травня", 5},      {"фев", 2},          {"февраля", 2},      {"червня", 6},
    {"янв", 1},         {"января", 1},
};

}  // namespace

int month_of_name(std::string_view folded) {
  const auto found = std::lower_bound(
      std::begin(kMonthNames), std::end(kMonthNames), folded,
      [](const MonthName& entry, std::string_view name) { return entry.name < name; });
  return found != std::end(kMonthNames) && found->name == folded ? found->month : 0;
}

}  // namespace dateline
