// The wash room and the assembly bench: every set under care after use, its dirty and its clean side, what is next and not before when.
#include "app/workflow/care_lines.h"

#include "app/web/action_address.h"
#include "app/web/ask.h"
#include "app/web/code_words.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"
#include "app/workflow/known_at.h"
#include "core/journal/json.h"

namespace muster::app {
namespace {

void setSide(View& view, const char* key, const Translator& say, const core::Calendar& calendar, const UnderCare& unit, core::CareStep::Side side) {
  std::vector<const core::CareLine*> lines;
  for (const auto& line : unit.lines) {
    if (line.step->side == side) lines.push_back(&line);
  }
  view.list(key, lines, [&](View& row, const core::CareLine* line) {
    using Standing = core::CareLine::Standing;
    const bool done = line->standing == Standing::done, next = line->standing == Standing::next;
    row.set("title", say.tr(line->step->title)).set("instruction", say.tr(line->step->instruction)).set("isNext", next);
    row.set("stateClass", done ? "ready" : next ? "due" : "unk").set("stateWord", done ? say.tr("done") : next ? say.tr("next") : say.tr("later"));
    row.set("when", done             ? calendar.localText(*line->done)
                    : line->earliest ? say.tr(core::msg("not before {time}", {{"time", calendar.localText(*line->earliest)}}))
                                     : std::string());
  });
}

}  // namespace

Response careOverview(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  AsKnown known(site.world, *at, asksForMoment(request));
  const CareReport report = careAt(known.world(), *at);
  const auto calendar = known.world().calendar();
  View body;
  body.set("none", report.units.empty());
  setEmpty(body, say.tr("No set is under care"), say.tr("What was worn or opened stands here from its check-in to its release."), say.tr("Check in"),
           "/scan?mode=in");
  body.list("units", report.units, [&](View& view, const UnderCare& unit) {
    view.set("unit", unit.unit).set("address", unitPath(unit.unit)).set("use", codeWord(say, core::name(unit.branch)));
    view.set("since", calendar->localText(unit.since)).set("isReleaseOwed", !unit.released);
    view.set("provisional", unit.provisionally ? calendar->localText(*unit.provisionally) : std::string());
    setStatus(view, say, unit.now.state);
    setSide(view, "dirty", say, *calendar, unit, core::CareStep::Side::dirty);
    setSide(view, "clean", say, *calendar, unit, core::CareStep::Side::clean);
    view.set("hasNext", unit.now.next.has_value()).set("next", unit.now.next ? actionText(say, *unit.now.next) : std::string());
    view.set("nextAddress", unit.now.next ? actionAddress(*unit.now.next, *report.rules) : std::string());
  });
  PageHead head{.templateName = "care", .title = say.tr("Care after use"), .nav = "/ledger"};
  if (asksForMoment(request)) head.at = *at;
  return page(request, site, std::move(head), std::move(body));
}

Response careApi(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  AsKnown known(site.world, *at, asksForMoment(request));
  return jsonAnswer(core::canonical(json(careAt(known.world(), *at), *at)));
}

}  // namespace muster::app
