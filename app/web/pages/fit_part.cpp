// Another part is fitted. What that voids stands on the page before it is confirmed; what could be fitted is offered, best first.
#include <algorithm>

#include "app/web/pages/entry.h"
#include "app/web/pages/place_words.h"
#include "app/workflow/fit_part.h"

namespace muster::app {
namespace {

constexpr std::size_t kMostOffers = 12;

bool good(core::SetState state) { return state == core::SetState::ready || state == core::SetState::dueSoon; }

std::string stepTitle(const Translator& say, const core::RuleBook& rules, const std::string& id) {
  const core::Step* step = rules.step(id);
  return id == "*" ? say.tr("the full test") : step ? say.tr(step->title) : id;
}

// Parts of the right kind that are here and fitted nowhere: the good ones first.
void offerParts(FormPage& form, const AskedUnit& it, const core::Position& position, const std::string& address) {
  auto rows = it.world.views.units({.kind = position.kind}, it.world.clock.now());
  std::erase_if(rows, [](const UnitRow& row) {
    return row.retired || !(std::holds_alternative<core::InSlot>(row.place) || std::holds_alternative<core::Loose>(row.place));
  });
  std::stable_sort(rows.begin(), rows.end(), [](const UnitRow& a, const UnitRow& b) { return good(a.now.state) && !good(b.now.state); });
  if (rows.size() > kMostOffers) rows.resize(kMostOffers);
  for (const UnitRow& row : rows) {
    std::string text = whereText(it.say, it.world.records, row.place) + " · " + stateWord(it.say, row.now.state);
    const auto part = unitOf(it.world, row.code);
    if (part && part->pressure) text += " · " + part->pressure->pressure.text();
    if (!good(row.now.state) && !row.now.reasons.empty()) text += " · " + reasonText(it.say, row.now.reasons.front());
    form.offers.push_back({row.code, std::move(text), address + "?part=" + urlEncoded(row.code)});
  }
}

}  // namespace

Entry fittingEntry(const AskedUnit& it, const core::Position& position, const core::PartFitted* told) {
  const Translator& say = it.say;
  const auto rules = it.world.rules();
  const std::string id = position.id;
  const auto fitted = it.unit().parts.find(id);
  const std::string there = fitted == it.unit().parts.end() ? std::string() : fitted->second;
  const std::string address = it.path + "/parts/" + urlEncoded(id);
  FormPage form{.title = say.tr(core::msg("{unit}: fit {position}", {{"position", position.title}, {"unit", it.code}})),
                .button = say.tr("Fit it"),
                .back = it.path};
  form.lead = there.empty() ? say.tr("Nothing is fitted there now.")
                            : say.tr(core::msg("Fitted now: {part}. It is taken out and must get a place.", {{"part", there}}));
  std::string permitted;
  for (const core::AllowedPart* row : rules->allowedAt(it.unit().kind, id, it.unit().model)) {
    std::string numbers;
    for (const std::string& number : row->partNumbers) numbers += (numbers.empty() ? "" : say.tr(", ")) + number;
    permitted += " " + say.tr(core::msg("Permitted here: {numbers} ({source}).", {{"numbers", numbers}, {"source", row->source.document}}));
  }
  form.lead += permitted;
  form.fields.push_back({.kind = FormField::Kind::code,
                         .name = "part",
                         .label = say.tr("Code of the new part"),
                         .hint = say.tr("Scan it, type it, or choose from the list."),
                         .value = told ? told->part : ""});
  if (!there.empty()) {
    form.fields.push_back({.kind = FormField::Kind::choice,
                           .name = "empty",
                           .label = say.tr("What is done"),
                           .value = told && told->part.empty() ? "yes" : "no",
                           .choices = {{"no", say.tr("A new part goes in")}, {"yes", say.tr("Only take out what is there")}}});
  }
  const bool neverTested = there.empty() && it.unit().runs.empty() && it.unit().steps.empty() && !it.unit().declaredOnce;
  if (!neverTested) {
    form.warningTitle = say.tr("Owed before the set can go again");
    for (const std::string& step : rules->voidedBy(it.unit().kind, id)) form.warnings.push_back(stepTitle(say, *rules, step));
  }
  if (!told) {
    form.offersTitle = say.tr("Parts that are here");
    offerParts(form, it, position, address);
  }
  form.note = core::msg("{unit}: the {position} is changed", {{"unit", it.code}, {"position", position.title}});
  return {std::move(form), [&it, id](Typed& typed) -> core::Outcome<Decide> {
            const std::string part = typed.text("part");
            const bool takeOut = typed.text("empty") == "yes";
            if (part.empty() && !takeOut) {
              typed.refuse({"empty",
                            core::msg("No part is named."),
                            core::msg("Scan the part to fit, or say that what is there is only taken out."),
                            {.field = "part"}});
            } else if (!part.empty() && takeOut) {
              typed.refuse(
                  {"both", core::msg("A part is named, and nothing is to be fitted."), core::msg("Leave one of the two out."), {.field = "part"}});
            }
            return Decide([input = FitPart{it.code, id, part}](Looking& look) { return decideFitting(look, input); });
          }};
}

Response fitPartPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const auto rules = it.world.rules();
  const std::string id = request.params.get("position");
  const core::Position* position = positionOf(rules->kind(it.unit().kind), id);
  if (!position) {
    return refused(request, site, 404,
                   {{"unknown-position",
                     core::msg("{unit} has no position {position}", {{"unit", it.code}, {"position", id}}),
                     core::msg("choose a position from the list"),
                     {}}});
  }
  return answerEntry(request, site, fittingEntry(it, *position, nullptr));
}

}  // namespace muster::app
