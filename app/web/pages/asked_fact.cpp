#include "app/web/pages/asked_fact.h"

#include "app/web/ask.h"
#include "app/web/fact_words.h"
#include "app/web/layout.h"
#include "app/workflow/amend.h"

namespace muster::app {
namespace {

std::string backOf(const core::Fact& fact) {
  for (const core::Subject& subject : fact.subjects) {
    if (subject.kind == core::Subject::Kind::unit) return unitPath(subject.code);
  }
  return "/journal";
}

}  // namespace

std::string toldAs(const Translator& say, World& world, const core::Fact& fact) {
  const FactWords words = wordsOf(say, world, fact);
  std::string text = world.calendar()->localText(fact.occurredAt) + " · " + words.title + (words.detail.empty() ? "" : " · " + words.detail);
  return fact.by.empty() ? text : text + " · " + personText(world, fact.by);
}

core::Outcome<core::Fact> askedFact(const Request& request, Site& site) {
  const auto id = core::parseFactId(request.params.get("id"));
  if (!id) return core::Problem{"unknown-fact", core::msg("there is no such record"), core::msg("choose it from the journal"), {}};
  const auto now = site.world.clock.now();
  Looking look(site.world, now, now);
  return standingFact(look, *id);
}

Response noSuchFact(const Request& request, Site& site, const core::Problems& problems) {
  return refused(request, site, problems.front().code == "unknown-fact" ? 404 : 409, problems);
}

FormPage formAbout(const core::Fact& fact, const Translator& say, World& world) { return {.lead = toldAs(say, world, fact), .back = backOf(fact)}; }

FormField reasonField(const Translator& say, std::string name, std::string label) {
  return {.kind = FormField::Kind::area, .name = std::move(name), .label = std::move(label), .hint = say.tr("It stands beside the record for ever.")};
}

}  // namespace muster::app
