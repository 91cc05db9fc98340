#include "app/workflow/authorise.h"

#include <algorithm>

#include "app/workflow/duties.h"
#include "app/workflow/refuse.h"

namespace muster::app {

namespace {

using Act = core::Authorisation::Act;

bool holdsOn(const core::Authorisation& it, core::Date day) { return it.from <= day && (!it.until || day <= *it.until); }

bool speaksOf(const core::Authorisation& it, Act act, const std::string& method) {
  return it.act == act && (it.method == method || it.method == "*");
}

std::optional<core::PersonState> personOf(World& world, const std::string& code) {
  const auto state = world.journal.state(core::person(code));
  const auto* person = state ? std::get_if<core::PersonState>(&state->value) : nullptr;
  return person ? std::optional(*person) : std::nullopt;
}

core::Outcome<core::Nothing> knownMethod(Looking& look, const std::string& method) {
  const auto all = methods(look.rules());
  if (std::find(all.begin(), all.end(), method) != all.end()) return core::Nothing{};
  return refuse("unknown-method", core::msg("no rule in force knows the method {method}", {{"method", method}}),
                core::msg("choose a test or a maintenance from the list"), "method");
}

int warnDays(const core::RuleBook& rules) {
  const core::Figure* figure = rules.figure("authorisation.warn");
  if (!figure || figure->value.dimension() != core::Dimension::time) return 0;
  return static_cast<int>(core::convert(figure->value, core::Unit::hour, 0).coefficient() / 24);
}

}  // namespace

core::Outcome<Answer> authorise(World& world, const Who& who, const Authorise& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto person = enrolled(look, input.person, "worker");
    if (!person) return person.problems();
    if (auto known = knownMethod(look, input.method); !known) return known.problems();
    if (auto may = mayOrderOnceHeld(look, who.person, "authorise", "person"); !may) return may.problems();
    const auto from = input.from.value_or(look.day());
    if (input.until && *input.until < from)
      return refuse("ends-before", core::msg("it would end before it begins"), core::msg("put one of the two days right"), "until");
    return Decision{{core::PersonAuthorised{*person, input.method, input.act, from, input.until, input.document}}, {}};
  });
}

core::Outcome<Answer> endAuthorisation(World& world, const Who& who, const EndAuthorisation& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto code = enrolled(look, input.person, "worker");
    if (!code) return code.problems();
    const auto& all = look.person(*code)->authorisations;
    const bool held = std::any_of(all.begin(), all.end(), [&](const core::Authorisation& it) {
      return it.act == input.act && it.method == input.method && (!it.until || *it.until >= look.day());
    });
    if (!held)
      return refuse("not-held", core::msg("{person} holds no such authorisation", {{"person", *code}}), core::msg("nothing needs to be done"),
                    "method");
    if (auto may = mayOrderOnceHeld(look, who.person, "authorise", "person"); !may) return may.problems();
    if (input.reason.empty()) return refuse("empty", core::msg("the reason is missing"), core::msg("say why it ends"), "reason");
    // Yesterday is its last day: from now on it is not held, and what was done before stays lawful.
    return Decision{{core::AuthorisationEnded{*code, input.method, input.act, core::addDays(look.day(), -1), keepText(look, input.reason)}}, {}};
  });
}

core::Outcome<core::Nothing> mayAct(Looking& look, const std::string& person, Act act, const std::string& method, core::Date on,
                                    const std::string& field) {
  World& world = look.world();
  std::string able;
  bool anybody = false;
  for (const std::string& code : world.views.people()) {
    const auto* state = code == person ? look.person(code) : nullptr;
    const auto other = state ? std::nullopt : personOf(world, code);
    for (const core::Authorisation& it : state ? state->authorisations : other ? other->authorisations : std::vector<core::Authorisation>{}) {
      if (!speaksOf(it, act, method)) continue;
      anybody = true;
      if (!holdsOn(it, on)) continue;
      if (code == person) return core::Nothing{};
      const auto record = world.records.person(code);
      able += (able.empty() ? "" : ", ") + (record ? record->name + (record->staffNumber.empty() ? "" : " " + record->staffNumber) : code);
      break;
    }
  }
  if (!anybody) return core::Nothing{};
  const auto record = world.records.person(person);
  const std::vector<std::pair<std::string, core::Text>> places = {
      {"person", record ? record->name : person}, {"method", methodTitle(look.rules(), method)}, {"day", core::text(on)}, {"names", able}};
  auto text = act == Act::perform ? core::msg("{person} is not authorised for {method} on {day}", places)
                                  : core::msg("{person} is not authorised to release after {method} on {day}", places);
  return refuse("not-authorised", std::move(text),
                able.empty() ? core::msg("let somebody be authorised for it, on the page of authorisations")
                             : core::msg("let one of these do it: {names}; or be authorised first", places),
                field);
}

std::vector<AuthorisationRow> authorisations(World& world, core::Date today) {
  const int warn = warnDays(*world.rules());
  std::vector<AuthorisationRow> rows;
  for (const std::string& code : world.views.people()) {
    const auto person = personOf(world, code);
    for (const core::Authorisation& it : person ? person->authorisations : std::vector<core::Authorisation>{}) {
      const bool holds = holdsOn(it, today);
      rows.push_back({code, it, holds, holds && it.until && core::addDays(*it.until, -warn) <= today});
    }
  }
  return rows;
}

std::string_view name(Act act) { return act == Act::perform ? "perform" : "release"; }

core::Text methodTitle(const core::RuleBook& rules, const std::string& method) {
  if (const auto* procedure = rules.procedure(method)) return procedure->title;
  if (const auto* plan = rules.plan(method)) return plan->title;
  return method;
}

std::vector<std::string> methods(const core::RuleBook& rules) {
  std::vector<std::string> all = {"*"};
  for (const core::Kind& kind : rules.kinds()) {
    for (const auto* procedure : rules.proceduresFor(kind.id)) all.push_back(procedure->id);
    for (const auto* plan : rules.plansFor(kind.id)) {
      if (plan->procedure.empty()) all.push_back(plan->id);
    }
  }
  return all;
}

core::Json authorisationsJson(World& world, core::Date today) {
  using core::Json;
  Json::Array rows;
  for (const auto& row : authorisations(world, today)) {
    rows.push_back(Json::Object{{"person", row.person},
                                {"act", name(row.it.act)},
                                {"method", row.it.method},
                                {"from", core::text(row.it.from)},
                                {"until", row.it.until ? Json(core::text(*row.it.until)) : Json()},
                                {"holds", row.holds},
                                {"ends_soon", row.endsSoon}});
  }
  return Json::Object{{"today", core::text(today)}, {"authorisations", std::move(rows)}};
}

}  // namespace muster::app
