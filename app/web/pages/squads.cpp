// Squads: which sets are theirs, in the order of positions; and which duty they have.
#include <algorithm>

#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/setup_forms.h"
#include "app/web/setup_look.h"
#include "app/workflow/form_squad.h"

namespace muster::app {
namespace {

std::vector<FormField::Choice> dutyChoices(const Translator& say) {
  return {{"on_duty", dutyWord(say, core::Duty::onDuty)}, {"standby", dutyWord(say, core::Duty::standby)}, {"rest", dutyWord(say, core::Duty::rest)}};
}

core::Duty dutyOf(const std::string& code) {
  return code == "on_duty" ? core::Duty::onDuty : code == "standby" ? core::Duty::standby : core::Duty::rest;
}
std::string codeOf(core::Duty duty) { return duty == core::Duty::onDuty ? "on_duty" : duty == core::Duty::standby ? "standby" : "rest"; }

std::string squadOf(const std::vector<core::SquadState>& squads, const std::string& set) {
  for (const core::SquadState& squad : squads) {
    if (std::find(squad.sets.begin(), squad.sets.end(), set) != squad.sets.end()) return squad.code;
  }
  return {};
}

Response show(const Request& request, Site& site, const core::Problems& problems) {
  const Translator& say = site.say(request);
  using Kind = FormField::Kind;
  const SetupLook look(site.world);
  const auto squads = site.world.views.squads();
  const std::string edited = request.writes() ? request.form.get("squad") : request.query.get("squad");
  const auto ticked = request.form.every("sets");
  View body;
  body.set("hasSquads", !squads.empty()).set("hasSets", !look.sets.empty()).set("nothing", look.sets.empty());
  setEmpty(body, say.tr("No set is registered yet"), say.tr("A squad is made of sets: register the sets first."), say.tr("Register sets"),
           "/setup/sets");
  body.list("squads", squads, [&](View& row, const core::SquadState& squad) {
    std::string sets;
    for (const std::string& set : squad.sets) sets += (sets.empty() ? "" : " ") + set;
    row.set("title", say.tr(core::msg("Squad {code}", {{"code", squad.code}})))
        .set("sets", sets)
        .set("editAddress", "/squads?squad=" + urlEncoded(squad.code));
    row.set("dutyAddress", "/squads/" + urlEncoded(squad.code) + "/duty");
    row.list("choices", dutyChoices(say), [&](View& option, const FormField::Choice& one) {
      option.set("value", one.value).set("word", one.word).set("chosen", one.value == codeOf(squad.duty));
    });
  });
  body.list("sets", look.sets, [&](View& row, const core::UnitState& set) {
    const std::string squad = squadOf(squads, set.code);
    const bool on = request.writes() ? std::find(ticked.begin(), ticked.end(), set.code) != ticked.end() : !edited.empty() && squad == edited;
    row.set("code", set.code).set("ticked", on).set("squad", squad.empty() ? std::string() : say.tr(core::msg("Squad {code}", {{"code", squad}})));
  });
  const std::string next = std::to_string(squads.size() + 1);
  const auto formed = std::find_if(squads.begin(), squads.end(), [&](const core::SquadState& one) { return one.code == edited; });
  const std::string duty = formed != squads.end() ? codeOf(formed->duty) : squads.empty() ? "on_duty" : squads.size() == 1 ? "standby" : "rest";
  setFields(
      body, say, request, site,
      {{Kind::code, "squad", say.tr("Number of the squad"), say.tr("An existing number changes that squad."), edited.empty() ? next : edited, "", {}},
       {Kind::choice, "duty", say.tr("Duty"), "", duty, "", dutyChoices(say)}},
      problems);
  return page(request, site,
              {.templateName = "squads", .title = say.tr("Squads"), .nav = "/setup", .status = problems.empty() ? 200 : answerStatus(problems)},
              std::move(body));
}

}  // namespace

Response squadsPage(const Request& request, Site& site) {
  if (!request.writes()) return show(request, site, {});
  const FormSquad squad{request.form.get("squad"), request.form.every("sets")};
  if (squad.sets.empty()) {
    return show(request, site, {{"empty", core::msg("no set is chosen"), core::msg("tick the sets of this squad"), {.field = "squad"}}});
  }
  const Who who = toldBy(request);
  const auto formed = formSquad(site.world, who, squad);
  if (!formed) return show(request, site, formed.problems());
  Who then = who;  // a second fact of the same form: its own id, made from the form's, so that sending twice stays one
  if (!then.command.empty()) then.command += "-duty";
  const auto duty = assignDuty(site.world, then, {squad.squad, dutyOf(request.form.get("duty"))});
  if (!duty) return show(request, site, duty.problems());
  return doneWith(
      request, site,
      core::msg("squad {squad} has {count} sets", {{"squad", core::plainCode(squad.squad)}, {"count", std::to_string(squad.sets.size())}}),
      formed->remarks, "/squads");
}

Response squadDutyPage(const Request& request, Site& site) {
  const std::string code = request.params.get("code");
  const auto answer = assignDuty(site.world, toldBy(request), {code, dutyOf(request.form.get("duty"))});
  if (!answer) return show(request, site, answer.problems());
  const Translator& say = site.say(request);
  return doneWith(request, site, core::msg("squad {squad}: {duty}", {{"squad", code}, {"duty", dutyWord(say, dutyOf(request.form.get("duty")))}}),
                  answer->remarks, "/squads");
}

}  // namespace muster::app
