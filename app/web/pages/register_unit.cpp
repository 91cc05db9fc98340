// A unit comes: first its kind is chosen, then the form asks what that kind has on its plate.
#include <algorithm>
#include <array>

#include "app/web/pages/entry.h"
#include "app/workflow/register_unit.h"

namespace muster::app {
namespace {

constexpr std::string_view kFieldPrefix = "f.";

struct RoleWord {
  core::Kind::Role role;
  core::Message word;
};

const std::array<RoleWord, 5>& roles() {
  using Role = core::Kind::Role;
  static const std::array<RoleWord, 5> kRoles = {{{Role::apparatus, core::msg("Breathing apparatus")},
                                                  {Role::part, core::msg("Parts")},
                                                  {Role::calibrator, core::msg("Test benches and gauges")},
                                                  {Role::kit, core::msg("Other equipment")},
                                                  {Role::consumable, core::msg("Consumables")}}};
  return kRoles;
}

Response chooseKind(const Request& request, Site& site, int status, const core::Problems& problems) {
  const Translator& say = site.say(request);
  const auto rules = site.world.rules();
  const std::string code = request.query.get("code", request.form.get("code"));
  const std::string more = code.empty() ? std::string() : "&code=" + urlEncoded(code);
  std::vector<View> groups;
  for (const RoleWord& role : roles()) {
    std::vector<const core::Kind*> kinds;
    for (const core::Kind& kind : rules->kinds()) {
      if (kind.role == role.role) kinds.push_back(&kind);
    }
    if (kinds.empty()) continue;
    View& group = groups.emplace_back();
    group.set("title", say.tr(role.word)).list("kinds", kinds, [&](View& row, const core::Kind* kind) {
      row.set("word", say.tr(kind->title)).set("address", "/units/new?kind=" + urlEncoded(kind->id) + more);
    });
  }
  View body;
  setErrors(body, problems, say);
  body.set("noKinds", groups.empty()).set("groups", std::move(groups));
  setEmpty(body, say.tr("No kind of equipment is known yet"), say.tr("Kinds come with the rule packs. Adopt the packs of your brigade first."),
           say.tr("To the rules"), "/rules");
  return page(request, site, {.templateName = "register_kind", .title = say.tr("Register a unit"), .nav = "/ledger", .status = status},
              std::move(body));
}

FormField fieldOf(const Translator& say, const core::Field& field) {
  using Kind = FormField::Kind;
  FormField out{.name = std::string(kFieldPrefix) + field.id, .label = say.tr(field.title)};
  if (!field.required) out.hint = say.tr("May stay empty.");
  if (field.unit) out.unit = core::symbolOf(*field.unit);
  switch (field.type) {
    case core::FieldType::text: out.kind = Kind::text; break;
    case core::FieldType::code: out.kind = Kind::code; break;
    case core::FieldType::date: out.kind = Kind::date; break;
    case core::FieldType::number:
    case core::FieldType::quantity: out.kind = Kind::number; break;
    case core::FieldType::flag:
      out.kind = Kind::choice;
      out.choices = {{"", say.tr("Not said")}, {"yes", say.tr("yes")}, {"no", say.tr("no")}};
      break;
  }
  return out;
}

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == ' ' || c == ',' || c == ';')
      out.emplace_back();
    else
      out.back() += c;
  }
  std::erase(out, std::string());
  return out;
}

// The use case names a field of the kind by its id; the form carries it under a prefix.
core::Problems atFields(core::Problems problems, const core::Kind& kind) {
  for (core::Problem& problem : problems) {
    const bool own = std::any_of(kind.fields.begin(), kind.fields.end(), [&](const core::Field& field) { return field.id == problem.where.field; });
    if (own) problem.where.field = std::string(kFieldPrefix) + problem.where.field;
  }
  return problems;
}

core::Outcome<Decide> readPlate(const core::Kind& kind, const std::string& code, Typed& typed) {
  RegisterUnit input;
  input.code = code.empty() ? typed.text("code") : code, input.kind = kind.id, input.model = typed.text("model"), input.serial = typed.text("serial");
  input.owner = typed.text("owner"), input.holder = typed.text("holder");
  input.aliases = words(typed.text("aliases"));
  input.made = typed.date("made");
  input.serialDoubled = typed.text("doubled") == "yes";
  for (const auto& [name, value] : typed.request().form.all()) {
    if (name.starts_with(kFieldPrefix)) input.fields[name.substr(kFieldPrefix.size())] = typed.text(name);
  }
  return Decide([input, kind](Looking& look) -> core::Outcome<Decision> {
    auto decision = decideRegistration(look, input);
    if (!decision) return atFields(decision.problems(), kind);
    return decision;
  });
}

std::string allOf(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : " ") + code;
  return text;
}

}  // namespace

Entry registrationEntry(const Translator& say, World& world, const core::Kind& kind, const core::UnitRegistered* told) {
  using Kind = FormField::Kind;
  FormPage form{.title = say.tr(core::msg("Register: {kind}", {{"kind", kind.title}})), .button = say.tr("Register it"), .back = "/ledger"};
  if (!told) {  // what it is called and what it is are never put right: that would be another unit
    form.fields.push_back(
        {.kind = Kind::choice, .name = "kind", .label = say.tr("Kind"), .value = kind.id, .choices = {{kind.id, say.tr(kind.title)}}});
    form.fields.push_back({.kind = Kind::code,
                           .name = "code",
                           .label = say.tr("Code on the label"),
                           .hint = say.tr("Letters, digits and hyphens."),
                           .value = offeredCode(world, kind.id)});
  }
  const auto add = [&](Kind as, std::string name, std::string label, std::string hint, std::string value) {
    form.fields.push_back({.kind = as, .name = std::move(name), .label = std::move(label), .hint = std::move(hint), .value = std::move(value)});
  };
  add(Kind::text, "serial", say.tr("Serial number on the plate"), {}, told ? told->serial : "");
  add(Kind::text, "model", say.tr("Model"), say.tr("May stay empty."), told ? told->model : "");
  for (const core::Field& field : kind.fields) {
    form.fields.push_back(fieldOf(say, field));
    if (told && told->fields.contains(field.id)) form.fields.back().value = told->fields.at(field.id);
  }
  add(Kind::date, "made", say.tr("Day it was made"), say.tr("May stay empty. A plate with a month alone means its last day."),
      told ? typedOf(told->made) : "");
  add(Kind::text, "aliases", say.tr("Other codes on it that a scanner may read"), say.tr("Several with blanks between them."),
      told ? allOf(told->aliases) : "");
  add(Kind::code, "owner", say.tr("Owner"), say.tr("May stay empty."), told ? told->owner : "");
  add(Kind::code, "holder", say.tr("Who answers for it"), say.tr("May stay empty."), told ? told->holder : "");
  form.fields.push_back({.kind = Kind::choice,
                         .name = "doubled",
                         .label = say.tr("If another unit has the same serial number"),
                         .choices = {{"no", say.tr("Refuse: I will read the plate again")}, {"yes", say.tr("Both plates say so: register it")}}});
  return {std::move(form), [kind, code = told ? told->unit : std::string()](Typed& typed) { return readPlate(kind, code, typed); }};
}

Response registerPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const std::string asked = request.writes() ? request.form.get("kind") : request.query.get("kind");
  const auto rules = site.world.rules();
  const core::Kind* kind = rules->kind(asked);
  if (!kind) {
    core::Problems problems;
    if (!asked.empty())
      problems.push_back({"unknown-kind",
                          core::msg("no adopted rule knows the kind {kind}", {{"kind", asked}}),
                          core::msg("choose a kind from the list, or adopt the pack that has it"),
                          {}});
    return chooseKind(request, site, problems.empty() ? 200 : 422, problems);
  }
  Entry entry = registrationEntry(say, site.world, *kind, nullptr);
  const std::string code = core::plainCode(request.form.get("code"));
  if (!code.empty()) entry.form.back = unitPath(code);
  entry.form.note = core::msg("{unit} is in the ledger", {{"unit", code}});
  return answerEntry(request, site, std::move(entry));
}

}  // namespace muster::app
