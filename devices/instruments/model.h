// A model of instrument as a row of data: family, line, channels, where its figures come from. Read from TOML text (data/config/instruments
// or a brigade's own file), strictly. What only its family understands stands under `wire` as written. Values only; any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/base/outcome.h"
#include "core/base/quantity.h"
#include "devices/transport/line_settings.h"
#include "devices/transport/ticker.h"

namespace muster::devices {

using Wire = std::map<std::string, std::string>;  // "register" -> "0x0002", "echo" -> "true"

struct Channel {
  std::string id;  // "p1"
  core::Text title;
  core::Dimension dimension = core::Dimension::pressure;
  std::optional<core::Unit> unit;          // what a bare number means; nullopt: the wire must say it
  std::optional<core::FlowState> flow;     // flows: the state the instrument states them at
  bool absolute = false;                   // pressure against none, not against the room: no step of a circuit is measured with it
  std::optional<core::Quantity> from, to;  // its measuring range; at or beyond an end it only says "at least" / "at most"
  Wire wire;
};

struct Model {
  std::string id, family;  // "keller-leo", "keller"
  core::Text title;
  std::string maker;
  core::Text source;       // where protocol and figures were read
  bool confirmed = false;  // tried with the real instrument
  LineSettings line;
  Patience patience{1000};  // for one answer
  Patience every{250};      // between two readings
  Wire wire;
  std::vector<Channel> channels;
  const Channel* channel(std::string_view id) const;
};

core::Outcome<Model> parseModel(std::string_view toml, const std::string& file);

}  // namespace muster::devices
