#include "app/web/routes.h"

#include "app/web/pages/pages.h"

namespace muster::app {

// clang-format off
std::span<const Route> routes() {
  static constexpr Route kRoutes[] = {
    // method  path               right               handler       help                                                   body, fields
    {"GET",  "/",                 Right::look,        boardPage,    "Readiness: which squads can go, why the rest cannot"},
    {"GET",  "/api/v1/board",     Right::look,        boardApi,     "The board as JSON; ?at=TIME for another moment"},
    {"GET",  "/racks",            Right::look,        racksPage,    "All racks, and the first that asks for something"},
    {"POST", "/racks",            Right::command,     installRackForm, "Install a rack or change its slots",                Body::form, "rack purpose slots"},
    {"GET",  "/racks/new",        Right::look,        rackForm,     "The form that installs a rack"},
    {"GET",  "/racks/{rack}",     Right::look,        rackPage,     "One rack; ?slot=A2 chooses a slot"},
    {"POST", "/racks/{rack}/place", Right::record,    placeInRack,  "Put a unit into a slot",                              Body::form, "unit to home slot"},
    {"GET",  "/scan",             Right::look,        scanPage,     "The scan station; ?mode=in|out|place|test&code="},
    {"POST", "/scan",             Right::record,      scanRead,     "What was scanned, or the button that was pressed",    Body::form, "mode code chosen holder expected job reason when slot act"},
    {"POST", "/scan/left",        Right::record,      squadLeft,    "A whole squad has left",                              Body::form, "squad"},
    {"POST", "/scan/undo",        Right::record,      scanUndo,     "Undo one act of this shift",                          Body::form, "facts mode holder expected job"},
    {"GET",  "/scan/reasons",     Right::look,        reasonsPage,  "Sets that left although not ready, and still without a reason"},
    {"POST", "/scan/reasons",     Right::command,     reasonGiven,  "Why a set that was not ready was taken",              Body::form, "fact reason"},
    {"GET",  "/due",              Right::look,        duePage,      "All that is due: overdue, this week, this month, later; ?kind="},
    {"GET",  "/due/week",         Right::look,        dueWeek,      "The week's work on one sheet of A4"},
    {"POST", "/api/v1/checkins",  Right::record,      checkinsApi,  "In, out or into a slot: one command as JSON; the answer is its receipt", Body::json},
    {"POST", "/person",           Right::look,        choosePerson, "Say who is at this screen",                           Body::form, "person here"},
    {"GET",  "/bench",            Right::look,        benchPage,    "Test bench: choose a set, or several for a sitting"},
    {"GET",  "/bench/grid",       Right::look,        benchGridPage, "The sheet of a sitting; ?sets=due|all or ?unit=A&unit=B"},
    {"POST", "/bench/grid",       Right::record,      recordBenchGrid, "Check a sitting, or record all of it",              Body::upload, "do procedure unit by bench started_at temperature pressure humidity closed sheet sheet_kept v.*", 32ull << 20},
    {"POST", "/bench/grid/live",  Right::record,      benchGridLive, "Verdicts on what is typed so far, as JSON; nothing is kept", Body::form, "do procedure unit by bench started_at temperature pressure humidity closed sheet_kept v.*"},
    {"GET",  "/bench/{unit}",     Right::look,        benchUnitPage, "The guided test of one set; ?owed=1: only what is owed"},
    {"POST", "/bench/{unit}",     Right::record,      recordBenchUnit, "Check a guided test, measure a step again, or record",  Body::form, "do procedure owed by bench started_at temperature pressure humidity closed v.* w.*"},
    {"POST", "/bench/{unit}/live", Right::record,     benchUnitLive, "Verdicts on what is typed so far, as JSON; nothing is kept", Body::form, "do procedure owed by bench started_at temperature pressure humidity closed v.* w.*"},
    // units: the ledger, the page of one, and what is done from it (every form also carries who did it and when)
    {"GET",  "/ledger",           Right::look,        ledgerPage,   "All units, by kind and text"},
    {"GET",  "/units/new",        Right::record,      registerPage, "Register a unit: first its kind, then its plate"},
    {"POST", "/units/new",        Right::record,      registerPage, "Register a unit",                                      Body::form, "person occurred_at kind code serial model made aliases owner holder doubled f.*"},
    {"GET",  "/units/{code}",     Right::look,        unitPage,     "One unit: state and why, parts, dues, trends, story; ?at=TIME as known then"},
    {"GET",  "/units/{code}/retire",       Right::command, retirePage,      "Take a unit out of the ledger"},
    {"POST", "/units/{code}/retire",       Right::command, retirePage,      "Take a unit out of the ledger",               Body::form, "person occurred_at reason note"},
    {"GET",  "/units/{code}/send",         Right::record,  sendAwayPage,    "Send a unit away"},
    {"POST", "/units/{code}/send",         Right::record,  sendAwayPage,    "Send a unit away",                            Body::form, "person occurred_at receiver purpose expected"},
    {"GET",  "/units/{code}/return",       Right::record,  returnPage,      "Take a unit back"},
    {"POST", "/units/{code}/return",       Right::record,  returnPage,      "Take a unit back, with its papers",           Body::upload, "person occurred_at file", 32ull << 20},
    {"GET",  "/units/{code}/fault",        Right::record,  reportFaultPage, "Report a fault"},
    {"POST", "/units/{code}/fault",        Right::record,  reportFaultPage, "Report a fault",                              Body::form, "person occurred_at code note blocks"},
    {"GET",  "/units/{code}/clear",        Right::record,  clearFaultPage,  "Clear a fault; ?fault=ID"},
    {"POST", "/units/{code}/clear",        Right::record,  clearFaultPage,  "Clear a fault",                               Body::form, "person occurred_at fault action position note"},
    {"GET",  "/units/{code}/parts/{position}",  Right::record, fitPartPage, "Fit another part; shows what will be owed"},
    {"POST", "/units/{code}/parts/{position}",  Right::record, fitPartPage, "Fit another part",                            Body::form, "person occurred_at part empty"},
    {"GET",  "/units/{code}/fill",         Right::record,  fillPage,        "Record a fill"},
    {"POST", "/units/{code}/fill",         Right::record,  fillPage,        "Record a fill",                               Body::form, "person occurred_at pressure temperature residual gauge lot done"},
    {"GET",  "/units/{code}/pressure",     Right::record,  pressurePage,    "Read the pressure of a cylinder"},
    {"POST", "/units/{code}/pressure",     Right::record,  pressurePage,    "Read the pressure of a cylinder",             Body::form, "person occurred_at pressure temperature gauge"},
    {"GET",  "/units/{code}/maintenance",  Right::record,  maintenancePage, "Something due was done; ?plan=ID"},
    {"POST", "/units/{code}/maintenance",  Right::record,  maintenancePage, "Something due was done",                      Body::form, "person occurred_at plan on note"},
    {"GET",  "/units/{code}/certificate",  Right::command, certificatePage, "Accept the certificate of a bench or gauge"},
    {"POST", "/units/{code}/certificate",  Right::command, certificatePage, "Accept a certificate, with its scan",         Body::upload, "person occurred_at act number laboratory issued valid_to as_found file", 32ull << 20},
    {"GET",  "/units/{code}/withdraw",     Right::command, withdrawPage,    "Take a bench or gauge out of use"},
    {"POST", "/units/{code}/withdraw",     Right::command, withdrawPage,    "Take a bench or gauge out of use",            Body::form, "person occurred_at reason note"},
    {"GET",  "/facts/{id}/correct",        Right::command, correctPage,     "Put a record right: a test reading, a fill, a pressure"},
    {"POST", "/facts/{id}/correct",        Right::command, correctPage,     "Put a record right",                          Body::form, "person occurred_at reason step reading pressure temperature residual gauge lot"},
    {"GET",  "/facts/{id}/undo",           Right::command, undoPage,        "Undo a record"},
    {"POST", "/facts/{id}/undo",           Right::command, undoPage,        "Undo a record",                               Body::form, "person occurred_at reason"},

    {"GET",  "/import",           Right::look,        importPage,   "Hand in a bench file; past imports"},
    {"POST", "/import",           Right::record,      handInFile,   "Hand in a file: it is looked through, nothing is recorded", Body::upload, "file own_profile profile bench"},
    {"GET",  "/import/quarantine", Right::look,       quarantinePage, "Lines that could not be used, with the reason; ?file=DIGEST"},
    {"GET",  "/import/{id}",      Right::look,        importFilePage, "A handed-in file: progress, dry run, result; ?from=N"},
    {"POST", "/import/{id}",      Right::record,      actOnImport,  "Carry an import out, look through again, or cancel",    Body::form, "do by profile bench"},
    {"POST", "/api/v1/tests",     Right::record,      recordTestApi, "Record one bench test given as JSON",                  Body::json},
    {"GET",  "/assets/{name}",    Right::look,        assetFile,    "Style sheets and scripts, cached for ever"},
    {"GET",  "/healthz",          Right::look,        health,       "Alive?"},
  };
  return kRoutes;
}
// clang-format on

}  // namespace muster::app
