#include "app/workflow/instruments.h"

#include <algorithm>
#include <sstream>

#include "app/ports/shipped.h"
#include "app/workflow/looking.h"
#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

using core::msg;

constexpr const char* kInstruments = "instruments";   // the file, as text
constexpr const char* kModels = "instrument.models";  // ids of the brigade's own, one a line
std::string keyOf(const std::string& id) { return "instrument.model." + id; }

void put(InstrumentModels& models, const std::string& text, const std::string& file) {
  auto model = devices::modelFrom(text, file);
  if (!model) {
    models.problems.insert(models.problems.end(), model.problems().begin(), model.problems().end());
    return;
  }
  const auto same = std::find_if(models.all.begin(), models.all.end(), [&](const devices::Model& one) { return one.id == model->id; });
  if (same != models.all.end())
    *same = std::move(model).value();
  else
    models.all.push_back(std::move(model).value());
}

void keep(World& world, const std::vector<devices::InstrumentSettings>& all) {
  world.records.saveSetting(kInstruments, devices::writeInstruments(all));
  if (world.meters) world.meters->replug();
}

}  // namespace

const devices::Model* InstrumentModels::find(std::string_view id) const {
  const auto found = std::find_if(all.begin(), all.end(), [&](const devices::Model& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

InstrumentModels instrumentModels(World& world) {
  InstrumentModels models;
  for (const auto& shipped : shippedInstruments()) put(models, shipped.text, shipped.origin);
  std::istringstream ids(world.records.setting(kModels).value_or(""));
  for (std::string id; std::getline(ids, id);) {
    if (const auto text = world.records.setting(keyOf(id))) put(models, *text, id + ".toml");
  }
  return models;
}

std::vector<devices::InstrumentSettings> instrumentSettings(World& world) {
  const auto text = world.records.setting(kInstruments).value_or("");
  auto all = devices::parseInstruments(text, "instruments.toml");
  return all ? std::move(all).value() : std::vector<devices::InstrumentSettings>();  // it was checked when it was kept
}

core::Problems checkInstrument(World& world, const devices::InstrumentSettings& settings, const InstrumentModels& models) {
  core::Problems problems;
  const auto* model = models.find(settings.model);
  if (!model)
    problems.push_back(refuse("unknown-model", msg("no model of instrument is called {model}", {{"model", settings.model}}),
                              msg("choose a model of the list, or hand in a file of the model"), "model"));
  for (const auto& channel : model ? settings.channels : std::vector<std::string>()) {
    if (!model->channel(channel))
      problems.push_back(refuse("unknown-channel", msg("{model} has no channel {channel}", {{"model", model->title}, {"channel", channel}}),
                                msg("choose channels of the model"), "channels"));
  }
  const auto now = world.clock.now();
  Looking look(world, now, now);
  const auto* unit = settings.calibrator.empty() ? nullptr : look.unit(settings.calibrator);
  const auto* kind = unit ? look.rules().kind(unit->kind) : nullptr;
  const bool measures = model && !model->channels.empty();
  if (settings.calibrator.empty() && measures)
    problems.push_back(refuse("no-calibrator", msg("it is not said which calibrator record this instrument is"),
                              msg("choose its record; register it first if there is none, so that its certificate can be judged by"), "calibrator"));
  else if (!settings.calibrator.empty() && (!kind || kind->role != core::Kind::Role::calibrator))
    problems.push_back(refuse("unknown-bench", msg("{bench} is not a test bench of this store", {{"bench", settings.calibrator}}),
                              msg("register the bench and accept its certificate first"), "calibrator"));
  return problems;
}

core::Outcome<core::Nothing> keepInstrument(World& world, const devices::InstrumentSettings& settings) {
  auto all = instrumentSettings(world);
  std::erase_if(all, [&](const auto& one) { return one.name == settings.name; });
  all.push_back(settings);
  // Through its text, so that the form is held to what a file is held to.
  auto read = devices::parseInstruments(devices::writeInstruments(all), "");
  if (!read) {
    auto problems = read.problems();
    for (auto& problem : problems) {
      problem.where.line = problem.where.column = 0;
      problem.where.field = problem.where.field.substr(problem.where.field.rfind('.') + 1);
    }
    return problems;
  }
  if (auto problems = checkInstrument(world, read->back(), instrumentModels(world)); !problems.empty()) return problems;
  keep(world, *read);
  return core::Nothing{};
}

core::Outcome<core::Nothing> removeInstrument(World& world, const std::string& name) {
  auto all = instrumentSettings(world);
  if (std::erase_if(all, [&](const auto& one) { return one.name == name; }) == 0)
    return refuse("unknown-instrument", msg("no instrument is called {name}", {{"name", name}}), msg("take the name from the list"), "name");
  keep(world, all);
  return core::Nothing{};
}

core::Outcome<core::Nothing> keepInstruments(World& world, const std::string& toml, const std::string& file) {
  auto all = devices::parseInstruments(toml, file);
  if (!all) return all.problems();
  const auto models = instrumentModels(world);
  core::Problems problems;
  for (const auto& one : *all) {
    for (auto problem : checkInstrument(world, one, models)) {
      problem.where.file = file;
      problem.where.field = one.name + "." + problem.where.field;
      problems.push_back(std::move(problem));
    }
  }
  if (!problems.empty()) return problems;
  keep(world, *all);
  return core::Nothing{};
}

core::Outcome<devices::Model> keepModel(World& world, const std::string& toml, const std::string& file) {
  auto model = devices::modelFrom(toml, file);
  if (!model) return model;
  const auto ids = world.records.setting(kModels).value_or("");
  if (("\n" + ids).find("\n" + model->id + "\n") == std::string::npos) world.records.saveSetting(kModels, ids + model->id + "\n");
  world.records.saveSetting(keyOf(model->id), toml);
  if (world.meters) world.meters->replug();
  return model;
}

std::vector<MeterChannel> channelsFor(const core::Step& step, const core::RuleBook& rules, const std::vector<MeterSeen>& meters) {
  std::vector<MeterChannel> fit;
  if (step.measure == core::Measure::works) return fit;
  const auto reaches = [&](const devices::Channel& channel) {
    if (channel.dimension != core::dimensionOf(step.unit) || channel.absolute) return false;
    for (const auto* limit : rules.limitsFor(step.id)) {
      for (const auto* bound : {&limit->min, &limit->max}) {
        if (!*bound || (*bound)->value.dimension() != channel.dimension) continue;
        if (channel.to && core::compare((*bound)->value, *channel.to) == std::strong_ordering::greater) return false;
        if (channel.from && core::compare((*bound)->value, *channel.from) == std::strong_ordering::less) return false;
      }
    }
    return true;
  };
  for (const auto& meter : meters) {
    const auto& used = meter.settings.channels;
    for (const auto& channel : meter.model.channels) {
      const bool chosen = used.empty() || std::find(used.begin(), used.end(), channel.id) != used.end();
      if (chosen && reaches(channel)) fit.push_back({meter.settings.name, channel.id});
    }
  }
  return fit;
}

}  // namespace muster::app
