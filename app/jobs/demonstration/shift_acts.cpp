// What a shift does besides testing: who may do what, work orders from hand to hand, the rounds at the racks, the care after use.
#include <algorithm>

#include "app/jobs/demonstration/telling.h"
#include "app/workflow/after_use.h"
#include "app/workflow/authorise.h"
#include "app/workflow/rounds.h"
#include "app/workflow/work_orders.h"

namespace muster::app::demonstration {

namespace {

using Act = core::Authorisation::Act;

Act actOf(const Telling& t) { return t.it.text("act", "perform") == "release" ? Act::release : Act::perform; }

void allow(const Telling& t) {
  for (const auto& person : t.it.texts("people"))
    t.done(app::authorise(t.stage.world, t.who, {person, t.need("method"), actOf(t), t.day("from"), t.dayOrNone("until"), ""}));
}

void disallow(const Telling& t) {
  for (const auto& person : t.it.texts("people"))
    t.done(endAuthorisation(t.stage.world, t.who, {person, t.need("method"), actOf(t), t.need("reason")}));
}

// Numbers depend on what went wrong before; an order is found by what it is about.
std::string orderMeant(const Telling& t) {
  for (const auto& order : workOrders(t.stage.world, true)) {
    const auto& work = *order.work;
    const bool about = t.it.text("about").empty() || work.about.ends_with(t.it.text("about"));
    if (about && (work.unit == t.need("at-unit") || work.rack == t.need("at-unit"))) return order.code;
  }
  throw std::runtime_error("the demonstration's " + t.at() + " finds no open work order");
}

void order(const Telling& t) {
  t.done(openOrder(t.stage.world, t.who, {t.it.text("unit"), t.it.text("rack"), t.need("title"), t.dayOrNone("until")}));
}
void give(const Telling& t) { t.done(assignOrder(t.stage.world, t.who, {orderMeant(t), t.need("to"), t.dayOrNone("until")})); }
void answer(const Telling& t, bool accept) { t.done(answerOrder(t.stage.world, t.who, {orderMeant(t), accept, t.it.text("note")})); }
void finish(const Telling& t) { t.done(finishOrder(t.stage.world, t.who, {orderMeant(t), true, t.need("note")})); }

// "BG4-10:mask-in-place=wet"; of the rack itself ":rack-in-order=dust".
void look(const Telling& t) {
  for (const auto& one : roundsAt(t.stage.world, t.stage.clock.now())) {
    if (one.round->id == t.need("round") && one.rack.code == t.need("rack"))
      t.done(makeRound(t.stage.world, t.who, answersOf(one, t.it.texts("bad"))));
  }
}

void care(const Telling& t) {
  for (const auto& unit : t.it.texts("units")) {
    for (const auto& step : t.it.texts("steps")) t.done(doCare(t.stage.world, t.who, {unit, step}));
  }
}

}  // namespace

MakeRound answersOf(const RoundAtRack& round, const std::vector<std::string>& bad) {
  MakeRound made{round.round->id, round.rack.code, {}};
  for (const auto& question : round.questions) {
    const auto key = question.unit + ":" + question.item->id + "=";
    const auto found = std::find_if(bad.begin(), bad.end(), [&](const std::string& one) { return one.starts_with(key); });
    made.answers.push_back({question.item->id, question.unit, found == bad.end(), found == bad.end() ? "" : found->substr(key.size())});
  }
  return made;
}

const Kinds& shiftKinds() {
  static const Kinds kKinds{{"authorise", {{"people", "method", "act", "from", "until"}, allow}},
                            {"end-authorisation", {{"people", "method", "act", "reason"}, disallow}},
                            {"order", {{"unit", "rack", "title", "until"}, order}},
                            {"assign", {{"at-unit", "about", "to", "until"}, give}},
                            {"accept", {{"at-unit", "about"}, [](const Telling& t) { answer(t, true); }}},
                            {"hand-back", {{"at-unit", "about", "note"}, [](const Telling& t) { answer(t, false); }}},
                            {"finish", {{"at-unit", "about", "note"}, finish}},
                            {"round", {{"round", "rack", "bad"}, look}},
                            {"care", {{"units", "steps"}, care}}};
  return kKinds;
}

}  // namespace muster::app::demonstration
