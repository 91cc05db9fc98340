// What was scanned, or which button of the card was pressed, becomes an act; then the page of the next scan.
#include "app/web/ask.h"
#include "app/web/code_words.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/scan_look.h"
#include "app/web/refusal_status.h"
#include "app/workflow/check_in.h"
#include "app/workflow/check_out.h"
#include "app/workflow/place_unit.h"

namespace muster::app {
namespace {

core::Problem fieldProblem(std::string code, core::Message text, core::Message remedy, std::string field) {
  return {std::move(code), std::move(text), std::move(remedy), {.field = std::move(field)}};
}

// After an act the card tells of it and the input waits for the next.
Response finished(ScanAsk ask, const core::Outcome<Answer>& done) {
  ask.chosen.clear();
  if (!done->receipt.facts.empty()) ask.last = core::text(done->receipt.facts.front());
  return seeOther(ask.address());
}

Response answered(const Request& request, Site& site, const ScanAsk& ask, const core::Outcome<Answer>& done) {
  return done ? finished(ask, done) : scanStation(request, site, ask, done.problems(), statusOf(done.problems()));
}

// When it left, as told; empty: just now.
core::Problems takeWhen(const World& world, const std::string& typed, Who& who) {
  if (typed.empty()) return {};
  const auto when = world.calendar()->parseLocal(typed);
  if (!when) return {fieldProblem("bad-time", core::msg("The time it left cannot be read."), core::msg("Give day and time."), "when")};
  who.occurredAt = *when;
  return {};
}

Response goesOut(const Request& request, Site& site, const ScanAsk& ask, const std::string& act) {
  CheckOut out{{ask.chosen}, ask.holder, {}, ask.job, act == "left", act == "override", ask.reason};
  Who who = whoOf(request);
  core::Problems problems;
  if (!ask.expected.empty()) {
    const auto expected = site.world.calendar()->parseLocal(ask.expected);
    if (expected)
      out.expected = *expected;
    else
      problems.push_back(
          fieldProblem("bad-time", core::msg("The time it is expected back cannot be read."), core::msg("Give day and time."), "expected"));
  }
  if (act == "left") {
    for (core::Problem& problem : takeWhen(site.world, ask.when, who)) problems.push_back(std::move(problem));
  }
  if (!problems.empty()) return scanStation(request, site, ask, problems, 422);
  return answered(request, site, ask, checkOut(site.world, who, out));
}

Response goesTo(const Request& request, Site& site, const ScanAsk& ask, const std::string& slot) {
  const auto cut = slot.find('/');
  if (ask.chosen.empty() || cut == std::string::npos) {
    return scanStation(request, site, ask,
                       {fieldProblem("unit-first", core::msg("This is a slot."), core::msg("Scan the unit first, then its slot."), "code")}, 422);
  }
  return answered(request, site, ask, placeUnit(site.world, whoOf(request), {ask.chosen, slot.substr(0, cut), slot.substr(cut + 1), false}));
}

// A button of the card, or a second Enter.
Response acted(const Request& request, Site& site, const ScanAsk& ask, const std::string& act) {
  if (const auto use = useMeant(act == "mask" ? "mask-only" : act))
    return answered(request, site, ask, checkIn(site.world, whoOf(request), {ask.chosen, *use, true}));
  if (act == "place") return goesTo(request, site, ask, ask.slot);
  if (act == "out" || act == "override" || act == "left" || ask.mode == "out") return goesOut(request, site, ask, act);
  if (ask.mode == "in") {
    return scanStation(request, site, ask,
                       {fieldProblem("no-use", core::msg("It is not said how it was used."), core::msg("Press one of the four."), "use")}, 422);
  }
  return seeOther(ask.address());
}

Response scanned(const Request& request, Site& site, ScanAsk ask) {
  const Scanned found = scan(site.world, ask.scanMode(), ask.typed);
  using What = Scanned::What;
  switch (found.what) {
    case What::slot:
      if (ask.mode == "place") return goesTo(request, site, ask, found.code);
      return seeOther("/racks/" + urlEncoded(found.code.substr(0, found.code.find('/'))) +
                      "?slot=" + urlEncoded(found.code.substr(found.code.find('/') + 1)));
    case What::person:
    case What::squad:
      ask.mode = "out", ask.holder = found.code, ask.last.clear();
      if (!ask.chosen.empty()) return goesOut(request, site, ask, "out");
      return seeOther(ask.address());
    case What::unknown:
      // A unit that waits for its slot goes on waiting: what was scanned is no slot of ours.
      if (ask.mode == "place" && !ask.chosen.empty() && scan(site.world, ScanMode::place, ask.chosen).what == What::unit) {
        return scanStation(request, site, ask,
                           {fieldProblem("unknown-slot", core::msg("{code} is no slot here.", {{"code", core::plainCode(ask.typed)}}),
                                         core::msg("Scan the label of the slot again, choose the slot below, or install the rack first."), "code")},
                           422);
      }
      [[fallthrough]];
    case What::several: ask.chosen = core::plainCode(ask.typed), ask.last.clear(); return seeOther(ask.address());
    case What::unit: break;
  }
  ask.chosen = found.code, ask.typed.clear(), ask.last.clear();
  if (ask.mode == "test" && found.against.empty()) return seeOther("/bench/" + urlEncoded(found.code));
  if (ask.mode == "out" && !ask.holder.empty()) return goesOut(request, site, ask, "out");
  return seeOther(ask.address());
}

}  // namespace

Response scanRead(const Request& request, Site& site) {
  ScanAsk ask = ScanAsk::of(request.form, "chosen");
  const std::string act = request.form.get("act");
  if (!act.empty() && !ask.chosen.empty()) return acted(request, site, ask, act);
  if (!core::plainCode(ask.typed).empty()) return scanned(request, site, std::move(ask));
  if (!ask.chosen.empty()) return acted(request, site, ask, "");
  return scanStation(request, site, ask, {fieldProblem("empty", core::msg("Nothing was scanned."), core::msg("Scan or type a code."), "code")}, 422);
}

Response squadLeft(const Request& request, Site& site) {
  const std::string squad = request.form.get("squad");
  Who who = whoOf(request);
  if (const auto problems = takeWhen(site.world, request.form.get("when"), who); !problems.empty()) {
    return scanStation(request, site, {.mode = "out"}, problems, 422);
  }
  const auto done = checkOut(site.world, who, {{}, "squad:" + squad, {}, "", true, false, "", request.form.get("ice") == "yes"});
  if (!done) return scanStation(request, site, {.mode = "out"}, done.problems(), statusOf(done.problems()));
  site.leaveNote(request, core::msg("Squad {squad} has left, with what stood here of its sets.", {{"squad", squad}}));
  ScanAsk ask{.mode = "out", .holder = "squad:" + squad};
  if (!done->receipt.facts.empty()) ask.last = core::text(done->receipt.facts.front());
  return seeOther(ask.address());
}

}  // namespace muster::app
