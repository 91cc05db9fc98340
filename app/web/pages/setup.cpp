// The first evening: what a brigade enters to get from an empty store to a true board, what of it is done, what comes next.
#include <algorithm>

#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"
#include "app/web/setup_forms.h"
#include "app/web/setup_look.h"

namespace muster::app {
namespace {

struct Step {
  std::string title, text, word, address;
  bool done = false;
};

Step people(const Translator& say, World& world) {
  const auto count = static_cast<long>(world.views.people().size());
  return {say.tr("People"),
          count == 0 ? say.tr("The first one is enrolled by nobody; after that every entry asks who tells it.")
                     : say.plural("{n} person", "{n} people", count),
          say.tr("Enrol people"), "/people", count > 0};
}

Step rules(const Translator& say, const SetupLook& look) {
  std::string words;
  for (const core::RulePack& pack : look.rules->packs()) words += (words.empty() ? "" : say.tr(", ")) + say.tr(pack.title);
  const bool brigade = std::any_of(look.rules->packs().begin(), look.rules->packs().end(),
                                   [](const core::RulePack& pack) { return pack.role == core::RulePack::Role::brigade; });
  return {say.tr("Rules"), words.empty() ? say.tr("No rule is in force: nothing can be judged.") : words, say.tr("See the rules"), "/rules", brigade};
}

Step racks(const Translator& say, World& world) {
  long slots = 0, count = 0;
  for (const core::RackState& rack : world.views.racks()) {
    if (!rack.removed) ++count, slots += static_cast<long>(rack.slots.size());
  }
  const std::string text = count == 0 ? say.tr("Where everything stands: racks with named slots.")
                                      : say.plural("{n} rack", "{n} racks", count) + say.tr(", ") + say.plural("{n} slot", "{n} slots", slots);
  return {say.tr("Racks"), text, say.tr("Put up racks"), "/setup/racks", count > 0};
}

Step benches(const Translator& say, const SetupLook& look) {
  const auto certified =
      std::count_if(look.calibrators.begin(), look.calibrators.end(), [](const core::UnitState& one) { return !one.certificates.empty(); });
  const auto count = static_cast<long>(look.calibrators.size());
  const std::string text = count == 0 ? say.tr("Without a bench whose certificate holds no test can be judged.")
                                      : say.plural("{n} bench or gauge", "{n} benches and gauges", count) + say.tr(", ") +
                                            say.plural("{n} with a certificate", "{n} with a certificate", certified);
  return {say.tr("Benches and gauges"), text, say.tr("Enter benches"), "/setup/benches", certified > 0 && certified == count};
}

Step sets(const Translator& say, const SetupLook& look) {
  const auto count = static_cast<long>(look.sets.size());
  return {say.tr("Sets"), count == 0 ? say.tr("Codes and serials, all in one table.") : say.plural("{n} set", "{n} sets", count),
          say.tr("Register sets"), "/setup/sets", count > 0};
}

Step parts(const Translator& say, const SetupLook& look) {
  const auto lacking = std::count_if(look.sets.begin(), look.sets.end(), [&](const core::UnitState& set) { return look.lacksParts(set); });
  const std::string text = look.sets.empty() ? say.tr("Cylinder, absorber, mask and electronics of each set, in one go.")
                           : lacking == 0    ? say.tr("Every set has the parts it needs.")
                                             : say.plural("{n} set has not all its parts", "{n} sets have not all their parts", lacking);
  return {say.tr("Parts"), text, say.tr("Enter the parts"), "/setup/parts", !look.sets.empty() && lacking == 0};
}

Step opening(const Translator& say, const SetupLook& look) {
  const auto open = std::count_if(look.sets.begin(), look.sets.end(), SetupLook::unproved);
  const std::string text = look.sets.empty() ? say.tr("What the paper books say of each set: last full test, pressure, dates.")
                           : open == 0       ? say.tr("Every set is taken over from paper or tested.")
                                             : say.plural("Nothing is known of {n} set yet", "Nothing is known of {n} sets yet", open);
  return {say.tr("Opening statement"), text, say.tr("Copy the books"), "/opening", !look.sets.empty() && open == 0};
}

Step squads(const Translator& say, World& world) {
  const auto formed = world.views.squads();
  const auto onDuty = std::count_if(formed.begin(), formed.end(), [](const core::SquadState& squad) { return squad.duty == core::Duty::onDuty; });
  const std::string text = formed.empty() ? say.tr("Which sets belong to which squad, and who is on duty.")
                                          : say.plural("{n} squad", "{n} squads", static_cast<long>(formed.size())) + say.tr(", ") +
                                                say.plural("{n} on duty", "{n} on duty", onDuty);
  return {say.tr("Squads"), text, say.tr("Form squads"), "/squads", onDuty > 0};
}

}  // namespace

Response setupPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const SetupLook look(site.world);
  const std::vector<Step> steps = {people(say, site.world), rules(say, look), racks(say, site.world), benches(say, look),
                                   sets(say, look),         parts(say, look), opening(say, look),     squads(say, site.world)};
  // What was passed over (a station without a bench of its own) does not hold up what comes behind it.
  const auto open = [](const Step& step) { return !step.done; };
  const auto reached = std::find_if(steps.rbegin(), steps.rend(), [](const Step& step) { return step.done; }).base();
  auto next = std::find_if(reached, steps.end(), open);
  if (next == steps.end()) next = std::find_if(steps.begin(), steps.end(), open);
  const auto done = std::count_if(steps.begin(), steps.end(), [](const Step& step) { return step.done; });
  View body;
  body.set("done", static_cast<int>(done)).set("total", static_cast<int>(steps.size()));
  body.set("finished", next == steps.end()).set("hasNext", next != steps.end());
  body.set("nextTitle", next == steps.end() ? "" : next->title).set("nextAddress", next == steps.end() ? "/" : next->address);
  body.set("nextWord", next == steps.end() ? "" : next->word);
  body.list("steps", steps, [&](View& row, const Step& step) {
    row.set("title", step.title).set("text", step.text).set("word", step.word).set("address", step.address);
    row.set("stateClass", step.done ? "ready" : "todo").set("stateWord", step.done ? say.tr("Done") : say.tr("Open"));
    row.set("isNext", next != steps.end() && step.address == next->address);
  });
  const std::string title = say.tr("Set up the brigade");
  return page(request, site, {.templateName = "setup", .title = title, .nav = "/setup"}, std::move(body));
}

}  // namespace muster::app
