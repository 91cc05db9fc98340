#include "app/web/pages/unit_look.h"

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/parts.h"

namespace muster::app {

UnitLook::UnitLook(const Translator& theSay, World& theWorld, core::Instant theAt, std::string theCode, core::UnitState theUnit)
    : say(theSay),
      world(theWorld),
      calendar(theWorld.calendar()),
      rules(theWorld.rules()),
      at(theAt),
      today(calendar->dateOf(theAt)),
      code(std::move(theCode)),
      unit(std::move(theUnit)),
      kind(rules->kind(unit.kind)) {
  assessment = world.views.assessment(code).value_or(core::Assessment{});
  if (assessment.timeline.empty())
    assessment.timeline.push_back({core::Instant::distantPast(), core::Instant::distantFuture(), core::SetState::unknown, {}, {}});
  now = core::at(assessment.timeline, at);
}

const core::UnitState* UnitLook::other(const std::string& asked) const {
  auto found = others_.find(asked);
  if (found == others_.end()) found = others_.emplace(asked, unitOf(world, asked)).first;
  return found->second ? &*found->second : nullptr;
}

std::optional<core::Segment> UnitLook::segmentOf(const std::string& asked) const {
  const auto assessed = world.views.assessment(asked);
  if (!assessed || assessed->timeline.empty()) return std::nullopt;
  return core::at(assessed->timeline, at);
}

std::string UnitLook::kindTitle() const { return kind ? say.tr(kind->title) : unit.kind; }

std::optional<core::UnitState> unitOf(World& world, const std::string& code) {
  const auto state = world.journal.state(core::unit(code));
  const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
  if (!unit || unit->kind.empty()) return std::nullopt;  // a code that facts name, but that was never registered
  return *unit;
}

Response unknownUnit(const Request& request, Site& site, const std::string& typed) {
  const Translator& say = site.say(request);
  const std::string title = say.tr(core::msg("{unit} is not of this store", {{"unit", typed}}));
  View body;
  body.set("title", title).set("search", "/ledger?q=" + urlEncoded(typed)).set("registerAddress", "/units/new?code=" + urlEncoded(typed));
  return page(request, site, {.templateName = "unit_unknown", .title = title, .nav = "/ledger", .status = 404}, std::move(body));
}

}  // namespace muster::app
