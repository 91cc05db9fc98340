// The card under the input: what was done last, or what the scanned unit asks for, or why not and what then.
#include "app/web/pages/scan_look.h"

#include <algorithm>

#include "app/web/action_address.h"
#include "app/web/ask.h"
#include "app/web/pages/place_words.h"
#include "app/web/pages/racks_look.h"
#include "app/web/parts.h"

namespace muster::app {
namespace {

constexpr std::size_t kMostSlots = 400;

struct Card {
  View& view;
  const Request& request;
  Site& site;
  const Translator& say;
  const ScanAsk& ask;
};

// State, reason and place of a unit, in the colour of its state.
void setUnit(const Card& card, const std::string& code) {
  const auto state = card.site.world.journal.state(core::unit(code));
  const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
  const auto assessment = card.site.world.views.assessment(code);
  View& view = card.view;
  view.set("code", code).set("address", unitPath(code));
  if (!unit || !assessment) {
    setStatus(view, card.say, core::SetState::unknown).set("why", "").set("where", "").set("next", "").set("hasNext", false).set("nextAddress", "");
    return;
  }
  const core::Segment& now = core::at(assessment->timeline, card.site.world.clock.now());
  setStatus(view, card.say, now.state);
  std::string why = now.reasons.empty() ? std::string() : reasonText(card.say, now.reasons.front());
  const auto until = core::readyUntil(assessment->timeline, card.site.world.clock.now());
  if (why.empty() && until) {
    const auto calendar = card.site.world.calendar();
    const core::Date last = calendar->dateOf(*until - std::chrono::microseconds(1));
    why = card.say.tr(core::msg("until {day}", {{"day", shortDate(last, calendar->dateOf(card.site.world.clock.now()))}}));
  }
  if (now.state == core::SetState::deployed) why.clear();  // the place says it
  view.set("why", why).set("where", whereText(card.say, card.site.world.records, unit->place));
  view.set("next", now.next ? actionText(card.say, *now.next) : std::string()).set("hasNext", now.next.has_value());
  view.set("nextAddress", now.next ? actionAddress(*now.next, *card.site.world.rules()) : std::string());
}

struct Said {
  std::string text, remedy;
};

// The state stands in the head of the card and its next action on a button: of "not ready" and what it brings along, each reason is
// said once, as every page says it.
std::vector<Said> refusalOf(const Card& card, const core::Problems& against, const core::Segment* now) {
  std::vector<Said> out;
  const bool notReady = now && std::any_of(against.begin(), against.end(), [](const core::Problem& one) { return one.code == "not-ready"; });
  if (notReady) {
    for (const core::Reason& reason : now->reasons) out.push_back({reasonText(card.say, reason), {}});
  }
  for (const core::Problem& problem : against) {
    const bool said = notReady && (problem.code == "not-ready" || std::any_of(now->reasons.begin(), now->reasons.end(), [&](const core::Reason& one) {
                                     return one.code == problem.code && one.text == problem.text;
                                   }));
    if (!said) out.push_back({card.say.tr(inWords(card.say, problem.text)), card.say.tr(problem.remedy)});
  }
  return out;
}

void setRefusal(const Card& card, const core::Problems& against, const core::Segment* now = nullptr) {
  card.view.set("hasAgainst", !against.empty());
  card.view.list("against", refusalOf(card, against, now),
                 [](View& row, const Said& one) { row.set("text", one.text).set("remedy", one.remedy).set("hasRemedy", !one.remedy.empty()); });
}

bool has(const core::Problems& problems, std::initializer_list<const char*> codes) {
  return std::any_of(problems.begin(), problems.end(), [&](const core::Problem& problem) {
    return std::any_of(codes.begin(), codes.end(), [&](const char* code) { return problem.code == code; });
  });
}

// Out of the door: with nothing against it one button; not ready: the officer's override with its reason, and the report.
void setOut(const Card& card, const core::Problems& against) {
  const bool notReady = has(against, {"not-ready", "no-reason", "no-duty"});
  card.view.set("askReason", has(against, {"no-reason", "no-duty"}));
  card.view.set("mayGo", against.empty() || has(against, {"unknown-holder", "in-the-past", "bad-time", "no-person"}));
  card.view.set("override", notReady).set("mayReport", !has(against, {"is-out", "retired"}));
  const auto person = card.site.world.records.person(card.request.person);
  card.view.set("officer", person ? person->name : card.say.tr("nobody is chosen at the top of the page"));
  std::vector<View> fields;
  using Kind = FormField::Kind;
  if (notReady) {
    fields.push_back(fieldView({Kind::area, "reason", card.say.tr("Why it is taken all the same"), {}, card.ask.reason, {}, {}}, against, card.say));
  }
  std::vector<View> report;
  report.push_back(
      fieldView({Kind::time, "when", card.say.tr("When it left"), card.say.tr("Empty: just now"), card.ask.when, {}, {}}, against, card.say));
  card.view.set("overrideFields", std::move(fields)).set("reportFields", std::move(report));
}

void setPlace(const Card& card, const std::string& code) {
  const RacksLook look(card.site.world, card.site.world.clock.now());
  const auto state = card.site.world.journal.state(core::unit(code));
  const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
  auto free = look.freeFor(unit ? unit->kind : std::string());
  if (free.size() > kMostSlots) free.resize(kMostSlots);
  card.view.list("slots", free, [&](View& row, const SlotSeen* slot) {
    const bool own = unit && unit->home == slot->at;
    row.set("value", slot->at.rack + "/" + slot->at.slot).set("own", own);
    row.set("word", own ? card.say.tr(core::msg("{slot} (its own slot)", {{"slot", slotName(slot->at)}})) : slotName(slot->at));
  });
}

void setIn(const Card& card, const core::Problems& against) {
  const bool blocked = has(against, {"not-out", "retired", "is-away"});
  card.view.set("askUse", !blocked).set("away", has(against, {"is-away"})).set("returnAddress", unitPath(card.ask.chosen) + "/return");
  ScanAsk out = card.ask;
  out.mode = "out";
  card.view.set("outAddress", out.address());
}

void setDone(View& body, const Card& card, const std::vector<ScanAct>& acts) {
  const auto fact = core::parseFactId(card.ask.last);
  const auto act = std::find_if(acts.begin(), acts.end(),
                                [&](const ScanAct& one) { return fact && std::find(one.facts.begin(), one.facts.end(), *fact) != one.facts.end(); });
  const bool shown = act != acts.end() && !act->units.empty();
  body.set("isDone", shown).set("isIdle", !shown);
  if (!shown) return;
  setUnit(card, act->units.front());
  std::string facts;
  for (const core::FactId id : act->facts) facts += (facts.empty() ? "" : " ") + core::text(id);
  card.view.set("did", card.say.tr(act->did)).set("undone", act->undone).set("facts", facts);
  card.view.set("more",
                act->units.size() > 1 ? card.say.plural("and {n} more", "and {n} more", static_cast<long>(act->units.size()) - 1) : std::string());
}

}  // namespace

void setCard(View& body, const Request& request, Site& site, const ScanAsk& ask, const core::Problems& problems, const std::vector<ScanAct>& acts) {
  const Translator& say = site.say(request);
  View view;
  const Card card{view, request, site, say, ask};
  for (const char* kind : {"isDone", "isIdle", "isUnknown", "isUnit", "forIn", "forOut", "forPlace", "forTest"}) body.set(kind, false);
  if (ask.chosen.empty()) {
    setDone(body, card, acts);
    body.set("card", std::move(view));
    return;
  }
  const Scanned scanned = scan(site.world, ask.scanMode(), ask.chosen);
  if (scanned.what != Scanned::What::unit) {
    setUnknown(view, site, say, ask, scanned);
    setRefusal(card, problems);
    body.set("isUnknown", true).set("card", std::move(view));
    return;
  }
  const core::Problems& against = problems.empty() ? scanned.against : problems;
  setUnit(card, scanned.code);
  const auto assessment = site.world.views.assessment(scanned.code);
  setRefusal(card, against, assessment ? &core::at(assessment->timeline, site.world.clock.now()) : nullptr);
  view.set("proposal", say.tr(scanned.proposal))
      .set("drawn", against.empty() ? stateClass(core::SetState::ready) : stateClass(core::SetState::notReady));
  view.set("returning", scanned.action == "return")
      .set("returnAddress", unitPath(scanned.code) + "/return")
      .set("testAddress", "/bench/" + urlEncoded(scanned.code));
  setOut(card, against);
  setIn(card, against);
  if (ask.mode == "place") setPlace(card, scanned.code);
  body.set("isUnit", true)
      .set("forIn", ask.mode == "in")
      .set("forOut", ask.mode == "out")
      .set("forPlace", ask.mode == "place")
      .set("forTest", ask.mode == "test");
  body.set("card", std::move(view));
}

}  // namespace muster::app
