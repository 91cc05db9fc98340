// The page of a bench test: each step with its reading as shown and as corrected, how uncertain it was, by which rule it was decided;
// the climate, and from the bench up to the laboratory.
#include "app/web/pages/fact_test.h"
#include "app/web/code_words.h"
#include "app/web/doubt_words.h"
#include "app/web/pages/bench_form.h"
#include "app/workflow/instrument_chain.h"
#include "core/judgement/limit_words.h"

namespace muster::app {
namespace {

std::string limitsOf(const Translator& say, const core::RuleBook& rules, const core::StepVerdict& verdict) {
  std::string text;
  for (const auto& id : verdict.limits) {
    std::string one = id;  // of rules that are no longer adopted
    for (const auto& pack : rules.packs()) {
      for (const auto& limit : pack.limits) {
        if (limit.id == id) one = say.tr(core::said(limit));
      }
    }
    text += (text.empty() ? "" : say.tr("; ")) + one;
  }
  return text;
}

std::string climateText(const Translator& say, const core::Climate& climate) {
  std::string text;
  for (const auto& one : {climate.temperature, climate.pressure, climate.humidity}) {
    if (one) text += (text.empty() ? "" : say.tr(", ")) + one->text();
  }
  return text.empty() ? say.tr("not noted") : text;
}

std::string chainText(const Translator& say, const std::vector<ChainLink>& chain) {
  std::string text;
  for (const auto& link : chain) {
    text += (text.empty() ? "" : " → ") + (link.unit.empty() ? link.laboratory : link.unit);
    if (!link.certificate.empty()) text += " (" + link.certificate + ")";
    if (link.certificate.empty() && !link.unit.empty()) text += " (" + say.tr("no certificate on that day") + ")";
  }
  return text;
}

}  // namespace

void setTest(View& body, const Translator& say, World& world, const core::TestRun* run, const core::TestVerdict* verdict) {
  body.set("isTest", verdict != nullptr);
  View test;
  if (verdict) {
    const auto rules = world.rules();
    test.list("steps", verdict->steps, [&](View& row, const core::StepVerdict& step) {
      const auto* known = rules->step(step.step);
      const auto* result = run ? run->find(step.step) : nullptr;
      const bool read = result && !result->attempts.empty();
      const auto reading = read ? readingSaid(say, result->attempts.back().reading) : std::string();
      const auto* value = read && result->attempts.back().reading.value ? &*result->attempts.back().reading.value : nullptr;
      setVerdict(row, say, &step);
      if (!step.zone.empty()) row.set("stateWord", zoneWord(say, step.zone));
      row.set("title", known ? say.tr(known->title) : step.step).set("reading", value ? value->text() : reading);
      row.set("why", say.tr(step.reason))
          .set("doubt", doubtText(say, step))
          .set("limits", limitsOf(say, *rules, step))
          .set("toBeConfirmed", step.toBeConfirmed);
    });
    test.set("rules", verdict->rules.substr(0, 12)).set("program", verdict->program);
  }
  test.set("hasRun", run != nullptr).set("climate", run ? climateText(say, run->climate) : std::string());
  test.set("chain", run && !run->bench.empty() ? chainText(say, chainOf(world, run->bench, run->startedAt)) : std::string());
  body.set("test", std::move(test));
}

}  // namespace muster::app
