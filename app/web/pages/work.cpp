// Work orders: the open ones, what stands failed without one, and one order with what can be done about it.
#include "app/web/action_address.h"
#include "app/web/ask.h"
#include "app/web/code_words.h"
#include "app/web/fact_words.h"
#include "app/web/form_page.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/place_words.h"
#include "app/web/pages/unit_look.h"
#include "app/web/pages/work_look.h"
#include "app/web/person_words.h"
#include "app/web/setup_forms.h"

namespace muster::app {

using Step = core::WorkOrder::Step;

namespace {
constexpr int kOnAPage = 50;  // of those that are done
}

std::optional<core::CaseState> orderOf(World& world, const std::string& typed) {
  const auto state = world.journal.state(core::file(core::plainCode(typed)));
  const auto* one = state ? std::get_if<core::CaseState>(&state->value) : nullptr;
  return one && one->openedAt && one->work ? std::optional(*one) : std::nullopt;
}

Response unknownOrder(const Request& request, Site& site, const std::string& code) {
  return refused(
      request, site, 404,
      {{"unknown-order", core::msg("there is no work order {code}", {{"code", code}}), core::msg("choose it from the list of work orders"), {}}});
}

std::string aboutText(const Translator& say, World& world, const core::CaseState& order) {
  const core::WorkOrder& work = *order.work;
  std::string text = order.title.empty() ? std::string() : keptText(world, order.title);
  if (work.cause == "step") {
    const auto rules = world.rules();
    const core::Step* step = rules->step(work.about);
    text = say.tr(core::msg("{step} failed", {{"step", step ? step->title : core::Text(work.about)}}));
  } else if (work.cause != "person" && text.empty()) {
    const auto unit = unitOf(world, work.unit);
    for (const core::Fault& fault : unit ? unit->faults : std::vector<core::Fault>{}) {
      if (fault.id == work.about) text = codeWord(say, fault.code) + (fault.note.empty() ? "" : say.tr("; ") + keptText(world, fault.note));
    }
  }
  return text.empty() ? codeWord(say, "work-" + work.cause) : text;
}

std::string needText(const Translator& say, const core::WorkNeed& need) {
  return need.cause == "step" ? say.tr(core::msg("{step} failed", {{"step", need.what}})) : codeWord(say, need.what.en);
}

std::string standingText(const Translator& say, World& world, const core::CaseState& order) {
  const std::vector<std::pair<std::string, core::Text>> places = {{"person", personText(world, order.work->assignedTo)}};
  switch (order.work->step) {
    case Step::open: return say.tr("given to nobody");
    case Step::assigned: return say.tr(core::msg("given to {person}", places));
    case Step::accepted: return say.tr(core::msg("accepted by {person}", places));
    case Step::handedBack: return say.tr(core::msg("handed back by {person}", places));
    case Step::done: return codeWord(say, "work-" + order.outcome);
  }
  return {};
}

core::SetState drawnAs(const core::CaseState& order, core::Date today) {
  if (order.closedAt) return core::SetState::ready;
  if (order.work->until && *order.work->until < today) return core::SetState::notReady;
  return order.work->step == Step::accepted ? core::SetState::underWork : core::SetState::dueSoon;
}

Response workPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const bool all = request.query.get("done") == "1";
  const std::string after = core::plainCode(std::string(request.query.get("after")));
  // One more than is shown says whether there are earlier ones.
  auto orders = all ? site.world.views.cases({.which = CaseFilter::Which::closed, .work = true, .limit = kOnAPage + 1, .after = after})
                    : workOrders(site.world, true);
  const bool more = all && orders.size() > static_cast<std::size_t>(kOnAPage);
  if (more) orders.pop_back();
  const auto needs = all ? std::vector<core::WorkNeed>{} : workWithoutOrder(site.world);
  const auto calendar = site.world.calendar();
  const auto today = calendar->dateOf(site.world.clock.now());
  View body;
  body.set("hasRows", !orders.empty()).set("hasNeeds", !needs.empty()).set("all", all);
  body.set("hasMore", more).set("more", more ? "/orders?done=1&after=" + urlEncoded(orders.back().code) : std::string());
  body.set("paged", all && !after.empty());
  setEmpty(body, all ? say.tr("No work order was ever done") : say.tr("No work order is open"),
           say.tr("A failed step, a fault or a failed item of a round opens one by itself; anything else is opened here."),
           say.tr("Open a work order"), "/orders/new");
  body.list("rows", orders, [&](View& row, const core::CaseState& order) {
    const core::WorkOrder& work = *order.work;
    row.set("code", order.code).set("address", orderPath(order.code)).set("what", aboutText(say, site.world, order));
    row.set("unit", work.unit.empty() ? say.tr(core::msg("Rack {code}", {{"code", work.rack}})) : work.unit);
    row.set("standing", standingText(say, site.world, order)).set("opened", calendar->localText(*order.openedAt).substr(0, 16));
    row.set("until", work.until ? say.tr(core::msg("until {day}", {{"day", core::text(*work.until)}})) : std::string());
    setStatus(row, say, drawnAs(order, today)).set("stateWord", standingText(say, site.world, order));
  });
  body.list("needs", needs, [&](View& row, const core::WorkNeed& need) {
    row.set("unit", need.unit).set("address", unitPath(need.unit)).set("what", needText(say, need));
  });
  return page(request, site, {.templateName = "work", .title = say.tr("Work orders"), .nav = "/due"}, std::move(body));
}

Response openNeededForm(const Request& request, Site& site) {
  const auto answer = openNeeded(site.world, toldBy(request), "");
  if (!answer) return refused(request, site, answerStatus(answer.problems()), answer.problems());
  return doneWith(request, site, core::msg("Work orders opened: {n}", {{"n", std::to_string(answer->receipt.facts.size())}}), answer->remarks,
                  "/orders");
}

Response orderPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto order = orderOf(site.world, request.params.get("file"));
  if (!order) return unknownOrder(request, site, request.params.get("file"));
  const core::WorkOrder& work = *order->work;
  const auto calendar = site.world.calendar();
  const auto unit = work.unit.empty() ? std::nullopt : unitOf(site.world, work.unit);
  const bool stands = unit && core::stillStands(work.cause, work.about, *unit);
  View body;
  body.set("code", order->code).set("what", aboutText(say, site.world, *order)).set("cause", codeWord(say, "work-" + order->cause));
  setStatus(body, say, drawnAs(*order, calendar->dateOf(site.world.clock.now()))).set("stateWord", standingText(say, site.world, *order));
  body.set("isOpen", !order->closedAt).set("byHand", !order->closedAt && !stands).set("byAct", !order->closedAt && stands);
  body.set("actWord", work.cause == "step" ? say.tr("Test it again") : say.tr("Clear the fault"));
  body.set("actAddress", work.cause == "step" ? "/bench/" + urlEncoded(work.unit) : unitPath(work.unit) + "/clear?fault=" + urlEncoded(work.about));
  body.set("hasUnit", unit.has_value()).set("unit", work.unit.empty() ? work.rack : work.unit);
  body.set("unitAddress", work.unit.empty() ? "/racks/" + urlEncoded(work.rack) : unitPath(work.unit));
  body.set("where", unit ? whereText(say, site.world.records, unit->place) : std::string());
  body.set("opened", calendar->localText(*order->openedAt).substr(0, 16)).set("by", personText(site.world, order->openedBy));
  body.set("until", work.until ? core::text(*work.until) : std::string("–"));
  body.set("done", order->closedAt ? calendar->localText(*order->closedAt).substr(0, 16) : std::string("–"));
  body.set("note", keptText(site.world, work.note));
  const std::string path = orderPath(order->code);
  body.set("assignAddress", path + "/assign").set("answerAddress", path + "/answer").set("doneAddress", path + "/done");
  body.set("journal", "/journal?subject=" + urlEncoded("file:" + order->code));
  return page(request, site, {.templateName = "work_order", .title = order->code, .nav = "/due"}, std::move(body));
}

}  // namespace muster::app
