// An instrument of the brigade as it is plugged in: its model, where, which calibrator record it is, what its channels measure for the
// bench. Kept by the store as the text of its file; the page writes the same text. Values only; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/outcome.h"
#include "devices/transport/port_address.h"

namespace muster::devices {

struct InstrumentSettings {
  std::string name;                   // short, unique: "manometer"
  std::string model;                  // id of a model
  std::string port;                   // PortAddress as text
  std::string address;                // on a bus; empty: the family's own default
  std::string calibrator;             // code of its unit in the store: without one its readings decide nothing
  std::vector<std::string> channels;  // those the bench uses; empty: all of the model
  bool operator==(const InstrumentSettings&) const = default;
};

// [[instrument]] tables. Refuses unknown keys, two of one name, a port that is none, with line and column.
core::Outcome<std::vector<InstrumentSettings>> parseInstruments(std::string_view toml, const std::string& file);
std::string writeInstruments(const std::vector<InstrumentSettings>& instruments);  // parseInstruments reads it back

}  // namespace muster::devices
