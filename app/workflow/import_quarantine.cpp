#include "app/workflow/import_quarantine.h"

#include <map>

#include "app/workflow/import_file.h"
#include "core/journal/json.h"

namespace muster::app {
namespace {

core::Json written(const core::Message& message) {
  core::Json::Array places;
  for (const auto& [name, words] : message.places) places.emplace_back(core::Json::Array{name, words.en, words.zh});
  return core::Json::Object{{"places", std::move(places)}, {"source", message.source}};
}

core::Message read(const core::Json* json) {
  core::Message message;
  if (!json) return message;
  message.source = json->str("source");
  const auto* places = json->find("places");
  if (!places || !places->asArray()) return message;
  for (const auto& place : *places->asArray()) {
    const auto* parts = place.asArray();
    if (!parts || parts->size() != 3 || !(*parts)[0].asString() || !(*parts)[1].asString() || !(*parts)[2].asString()) continue;
    message.places.emplace_back(*(*parts)[0].asString(), core::Text(*(*parts)[1].asString(), *(*parts)[2].asString()));
  }
  return message;
}

}  // namespace

std::string keptReason(const core::Problem& problem) {
  return core::canonical(core::Json::Object{{"remedy", written(problem.remedy)}, {"text", written(problem.text)}});
}

core::Problem toldReason(const QuarantineRow& row) {
  const auto json = core::parseCanonical(row.reason);
  if (json && json->find("text")) return {row.code, read(json->find("text")), read(json->find("remedy")), {}};
  return {row.code, {"{text}", {{"text", row.reason}}}, {}, {}};
}

std::string passOf(const std::string& file) { return "import.pass." + file; }

std::vector<QuarantineRow> openQuarantine(World& world, int limit) {
  auto rows = world.records.quarantined(limit);
  std::map<std::string, core::Instant> passes;
  std::erase_if(rows, [&](const QuarantineRow& row) {
    auto pass = passes.find(row.file);
    if (pass == passes.end()) {
      const auto told = core::parseInstant(world.records.setting(passOf(row.file)).value_or(""));
      pass = passes.emplace(row.file, told ? *told : core::Instant::distantPast()).first;
    }
    return row.at < pass->second;
  });
  return rows;
}

}  // namespace muster::app
