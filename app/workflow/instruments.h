// Instruments: which models there are, which instruments of the brigade are plugged in where. Kept with the store's settings as the text
// of one file; the page, the command and a file by hand write the same.
#pragma once

#include <filesystem>
#include <vector>

#include "app/ports/meters.h"
#include "app/ports/world.h"
#include "devices/registry.h"

namespace muster::app {

struct InstrumentModels {
  std::vector<devices::Model> all;
  core::Problems problems;  // of models that cannot be read; the others are there
  const devices::Model* find(std::string_view id) const;
};
InstrumentModels instrumentModels(World& world);  // the shipped ones, those kept in the store going first

// As kept; a store without any has none.
std::vector<devices::InstrumentSettings> instrumentSettings(World& world);

// Checks one against models and store: "unknown-model", "unknown-channel", "unknown-bench" (its calibrator is none of this store), "no-calibrator".
core::Problems checkInstrument(World& world, const devices::InstrumentSettings& settings, const InstrumentModels& models);

// Adds or, by the same name, replaces; removes. Nothing changes when something is wrong. The meters begin anew.
core::Outcome<core::Nothing> keepInstrument(World& world, const devices::InstrumentSettings& settings);
core::Outcome<core::Nothing> removeInstrument(World& world, const std::string& name);
// All of a file in place of what is kept.
core::Outcome<core::Nothing> keepInstruments(World& world, const std::string& toml, const std::string& file);
// A model of the brigade's own, as a file.
core::Outcome<devices::Model> keepModel(World& world, const std::string& toml, const std::string& file);

// The channel that can measure a step: of the right quantity, its range reaching what the limits ask. `wanted`: the one the person chose.
struct MeterChannel {
  std::string meter, channel;
  bool operator==(const MeterChannel&) const = default;
};
std::vector<MeterChannel> channelsFor(const core::Step& step, const core::RuleBook& rules, const std::vector<MeterSeen>& meters);

}  // namespace muster::app
