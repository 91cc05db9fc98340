// Every page: a function from a request to a response. One page a file, named like it.
#pragma once

#include "app/web/site.h"

namespace muster::app {

Response boardPage(const Request& request, Site& site);      // pages/board.cpp
Response boardApi(const Request& request, Site& site);       // api/board.cpp
Response openApi(const Request& request, Site& site);        // api/openapi.cpp
Response assetFile(const Request& request, Site& site);      // pages/assets.cpp
Response health(const Request& request, Site& site);         // pages/health.cpp
Response choosePerson(const Request& request, Site& site);   // pages/person.cpp
Response benchPage(const Request& request, Site& site);      // pages/bench.cpp
Response benchUnitPage(const Request& request, Site& site);  // pages/bench_unit.cpp
Response benchUnitLive(const Request& request, Site& site);
Response recordBenchUnit(const Request& request, Site& site);
Response benchMeterPage(const Request& request, Site& site);  // pages/bench_meter.cpp
Response actBenchMeter(const Request& request, Site& site);
Response benchMeterNews(const Request& request, Site& site);
Response benchLiveApi(const Request& request, Site& site);     // api/bench_live.cpp
Response instrumentsPage(const Request& request, Site& site);  // pages/instruments.cpp
Response changeInstruments(const Request& request, Site& site);
Response benchGridPage(const Request& request, Site& site);  // pages/bench_grid.cpp
Response benchGridLive(const Request& request, Site& site);
Response recordBenchGrid(const Request& request, Site& site);
Response racksPage(const Request& request, Site& site);  // pages/racks.cpp
Response rackPage(const Request& request, Site& site);
Response placeInRack(const Request& request, Site& site);
Response rackForm(const Request& request, Site& site);  // pages/rack_form.cpp
Response installRackForm(const Request& request, Site& site);
Response scanPage(const Request& request, Site& site);  // pages/scan.cpp
Response scanRead(const Request& request, Site& site);  // pages/scan_read.cpp
Response squadLeft(const Request& request, Site& site);
Response scanUndo(const Request& request, Site& site);     // pages/scan_session.cpp
Response reasonsPage(const Request& request, Site& site);  // pages/scan_reasons.cpp
Response reasonGiven(const Request& request, Site& site);
Response duePage(const Request& request, Site& site);   // pages/due.cpp
Response workPage(const Request& request, Site& site);  // pages/work.cpp
Response newOrderPage(const Request& request, Site& site);
Response openNeededForm(const Request& request, Site& site);
Response orderPage(const Request& request, Site& site);
Response assignOrderPage(const Request& request, Site& site);  // pages/work_forms.cpp
Response answerOrderPage(const Request& request, Site& site);
Response finishOrderPage(const Request& request, Site& site);
Response workApi(const Request& request, Site& site);
Response openOrderApi(const Request& request, Site& site);  // api/order_commands.cpp
Response assignOrderApi(const Request& request, Site& site);
Response acceptOrderApi(const Request& request, Site& site);
Response handBackOrderApi(const Request& request, Site& site);
Response finishOrderApi(const Request& request, Site& site);
Response roundsPage(const Request& request, Site& site);  // pages/rounds.cpp
Response roundPage(const Request& request, Site& site);
Response roundsApi(const Request& request, Site& site);
Response makeRoundApi(const Request& request, Site& site);  // api/round_commands.cpp
Response staggerPage(const Request& request, Site& site);   // pages/stagger.cpp
Response staggerApi(const Request& request, Site& site);
Response authorisationsPage(const Request& request, Site& site);  // pages/authorisations.cpp
Response endAuthorisationPage(const Request& request, Site& site);
Response authorisationsApi(const Request& request, Site& site);
Response authoriseApi(const Request& request, Site& site);  // api/authorisation_commands.cpp
Response endAuthorisationApi(const Request& request, Site& site);
Response newCorrectivePage(const Request& request, Site& site);  // pages/corrective.cpp
Response correctivePartPage(const Request& request, Site& site);
Response planDayPage(const Request& request, Site& site);
Response dueWeek(const Request& request, Site& site);      // pages/due_week.cpp
Response checkinsApi(const Request& request, Site& site);  // api/checkins.cpp
Response importPage(const Request& request, Site& site);   // pages/import.cpp
Response handInFile(const Request& request, Site& site);
Response quarantinePage(const Request& request, Site& site);
Response importFilePage(const Request& request, Site& site);  // pages/import_file.cpp
Response actOnImport(const Request& request, Site& site);
Response carePage(const Request& request, Site& site);  // pages/unit_care.cpp
Response releasePage(const Request& request, Site& site);
Response turnRoundPage(const Request& request, Site& site);
Response stockPage(const Request& request, Site& site);  // pages/consumables.cpp
Response canisterPage(const Request& request, Site& site);
Response issuePage(const Request& request, Site& site);
Response extendPage(const Request& request, Site& site);  // pages/instrument_care.cpp
Response reviewPage(const Request& request, Site& site);  // pages/instrument_review.cpp
Response intervalPage(const Request& request, Site& site);
Response instrumentCheckPage(const Request& request, Site& site);
Response casesPage(const Request& request, Site& site);  // pages/cases.cpp
Response casePage(const Request& request, Site& site);
Response settleUnitPage(const Request& request, Site& site);
Response allowRetestPage(const Request& request, Site& site);
Response closeCasePage(const Request& request, Site& site);
Response recallPage(const Request& request, Site& site);     // pages/recall.cpp
Response instrumentApi(const Request& request, Site& site);  // api/cases.cpp
Response impactPage(const Request& request, Site& site);     // pages/impact.cpp
Response failedPage(const Request& request, Site& site);
Response recallApi(const Request& request, Site& site);  // api/cases.cpp
Response impactApi(const Request& request, Site& site);
Response dueApi(const Request& request, Site& site);       // api/due.cpp
Response forecastApi(const Request& request, Site& site);  // api/forecast.cpp
Response casesApi(const Request& request, Site& site);
Response careOverview(const Request& request, Site& site);  // pages/care.cpp
Response careApi(const Request& request, Site& site);
Response stockOverview(const Request& request, Site& site);  // pages/stock.cpp
Response stockApi(const Request& request, Site& site);
Response fillingPage(const Request& request, Site& site);         // pages/filling.cpp
Response secondReadingsPage(const Request& request, Site& site);  // pages/filling_readings.cpp
Response cylindersApi(const Request& request, Site& site);        // api/cylinders.cpp
Response fillsApi(const Request& request, Site& site);
Response pressuresApi(const Request& request, Site& site);
Response fittingsApi(const Request& request, Site& site);    // pages/unit_fittings.cpp
Response recordTestApi(const Request& request, Site& site);  // api/tests.cpp

Response unitPage(const Request& request, Site& site);    // pages/unit.cpp
Response ledgerPage(const Request& request, Site& site);  // pages/ledger.cpp

// What is done from the page of a unit; GET shows the form, POST does it.
Response registerPage(const Request& request, Site& site);  // pages/register_unit.cpp
Response retirePage(const Request& request, Site& site);    // pages/unit_moves.cpp
Response sendAwayPage(const Request& request, Site& site);
Response returnPage(const Request& request, Site& site);
Response reportFaultPage(const Request& request, Site& site);  // pages/unit_faults.cpp
Response clearFaultPage(const Request& request, Site& site);
Response fitPartPage(const Request& request, Site& site);  // pages/fit_part.cpp
Response fillPage(const Request& request, Site& site);     // pages/cylinder.cpp
Response pressurePage(const Request& request, Site& site);
Response maintenancePage(const Request& request, Site& site);  // pages/maintenance.cpp
Response certificatePage(const Request& request, Site& site);  // pages/certificate.cpp
Response withdrawPage(const Request& request, Site& site);
Response correctPage(const Request& request, Site& site);  // pages/amend_fact.cpp
Response undoPage(const Request& request, Site& site);
// The first evening, people, squads, rules, the journal; GET shows, POST does.
Response setupPage(const Request& request, Site& site);         // pages/setup.cpp: the checklist
Response setupRacksPage(const Request& request, Site& site);    // pages/setup_racks.cpp
Response setupBenchesPage(const Request& request, Site& site);  // pages/setup_benches.cpp
Response setupSetsPage(const Request& request, Site& site);     // pages/setup_sets.cpp
Response setupPartsPage(const Request& request, Site& site);    // pages/setup_parts.cpp
Response openingPage(const Request& request, Site& site);       // pages/opening.cpp: all sets, or the one of {code}
Response peoplePage(const Request& request, Site& site);        // pages/people.cpp
Response personDutiesPage(const Request& request, Site& site);
Response personLeavesPage(const Request& request, Site& site);
Response squadsPage(const Request& request, Site& site);  // pages/squads.cpp
Response squadDutyPage(const Request& request, Site& site);
Response rulesPage(const Request& request, Site& site);        // pages/rules.cpp
Response rulesOfferPage(const Request& request, Site& site);   // pages/rules_offer.cpp
Response confirmRulePage(const Request& request, Site& site);  // pages/rules_confirm.cpp
Response journalPage(const Request& request, Site& site);      // pages/journal.cpp
Response factPage(const Request& request, Site& site);         // pages/fact.cpp
Response factApi(const Request& request, Site& site);

}  // namespace muster::app
