// Rounds: which are due at which rack; and one round at one rack as a sheet, a line for each unit.
#include <algorithm>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/setup_forms.h"
#include "app/workflow/rounds.h"

namespace muster::app {
namespace {

constexpr const char* kOfRack = "rack";  // the line of the rack itself

std::string roundPath(const RoundAtRack& one) { return "/rounds/" + urlEncoded(one.round->id) + "/" + urlEncoded(one.rack.code); }
std::string rowOf(const RoundQuestion& question) { return question.unit.empty() ? kOfRack : question.unit; }

std::optional<RoundAtRack> asked(const Request& request, Site& site) {
  for (auto& one : roundsAt(site.world, site.world.clock.now())) {
    if (one.round->id == request.params.get("round") && one.rack.code == core::plainCode(request.params.get("rack"))) return one;
  }
  return std::nullopt;
}

std::vector<SheetRow> rowsOf(const Translator& say, const RoundAtRack& one) {
  std::vector<SheetRow> rows;
  for (const RoundQuestion& question : one.questions) {
    if (!rows.empty() && rows.back().id == rowOf(question)) continue;
    SheetRow row{
        rowOf(question), question.unit.empty() ? say.tr(core::msg("Rack {code}", {{"code", one.rack.code}})) : question.unit, question.slot, {}, {}};
    for (const core::RoundItem& item : one.round->items) {
      const bool asks = std::any_of(one.questions.begin(), one.questions.end(),
                                    [&](const RoundQuestion& other) { return rowOf(other) == row.id && other.item->id == item.id; });
      if (!asks) row.closed[item.id] = "–";
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<core::RoundAnswer> answersOf(const Request& request, const RoundAtRack& one) {
  const bool restIsGood = request.form.get("rest") == "good";
  std::vector<core::RoundAnswer> answers;
  for (const RoundQuestion& question : one.questions) {
    const std::string typed = cellText(request, question.item->id, rowOf(question));
    if (typed.empty() && !restIsGood) continue;
    answers.push_back({question.item->id, question.unit, typed != "bad", cellText(request, "note", rowOf(question))});
  }
  return answers;
}

}  // namespace

Response roundsPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto rounds = roundsAt(site.world, site.world.clock.now());
  const auto calendar = site.world.calendar();
  View body;
  body.set("hasRows", !rounds.empty());
  setEmpty(body, say.tr("No round goes to any rack"), say.tr("Rounds stand in the rules; they go where the units stand that they ask about."),
           say.tr("Rules"), "/rules");
  body.list("rows", rounds, [&](View& row, const RoundAtRack& one) {
    row.set("rack", one.rack.code).set("title", say.tr(one.round->title)).set("address", roundPath(one));
    row.set("rackAddress", "/racks/" + urlEncoded(one.rack.code));
    row.set("last", one.last ? calendar->localText(one.last->at).substr(0, 16) : say.tr("never"));
    setStatus(row, say, one.standing.due ? core::SetState::dueSoon : core::SetState::ready);
    row.set("stateWord", one.standing.due ? say.tr("due") : say.tr("made"));
    row.set("failed", one.last && one.last->failed ? say.plural("{n} item not good", "{n} items not good", one.last->failed) : std::string());
    row.set("next", calendar->localText(one.standing.due ? one.standing.since : one.standing.next).substr(0, 16));
  });
  return page(request, site, {.templateName = "rounds", .title = say.tr("Rounds"), .nav = "/due"}, std::move(body));
}

Response roundPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto one = asked(request, site);
  if (!one) {
    return refused(
        request, site, 404,
        {{"unknown-round",
          core::msg("no round {round} goes to rack {rack}", {{"round", request.params.get("round")}, {"rack", request.params.get("rack")}}),
          core::msg("choose it from the list of rounds"),
          {}}});
  }
  core::Problems problems;
  if (request.writes()) {
    const auto answer = makeRound(site.world, toldBy(request), {one->round->id, one->rack.code, answersOf(request, *one)});
    if (answer) {
      return doneWith(request, site, core::msg("{round} at rack {rack} is recorded", {{"round", one->round->title}, {"rack", one->rack.code}}),
                      answer->remarks, "/rounds");
    }
    problems = answer.problems();
  }
  const std::string title = say.tr(core::msg("{round}, rack {rack}", {{"round", one->round->title}, {"rack", one->rack.code}}));
  View body = sheetBody(title, say.tr("Each item that is not good opens a work order of its own; of a unit it is a fault too."), roundPath(*one),
                        say.tr("Record the round"), "/rounds");
  std::vector<SheetColumn> columns;
  for (const core::RoundItem& item : one->round->items) {
    columns.push_back({item.id, say.tr(item.title), "", "", false, {{"", "–"}, {"good", say.tr("good")}, {"bad", say.tr("not good")}}, ""});
  }
  columns.push_back({"note", say.tr("Note"), "", "", false, {}, ""});
  setSheet(body, say, request, say.tr("Unit"), columns, rowsOf(say, *one), problems);
  setFields(body, say, request, site,
            {{FormField::Kind::choice,
              "rest",
              say.tr("What is left open"),
              "",
              "",
              "",
              {{"", say.tr("Ask me about each")}, {"good", say.tr("I looked at all of it: good")}}}},
            problems);
  return sheetPage(request, site, title, std::move(body), problems);
}

}  // namespace muster::app
