// Transcript: every byte of a talk with an instrument, with direction and time: what is kept with the test, and what is replayed.
//
// Text, one line a piece:  "+0.250113 > 303A523A4D524D443A0A"  (seconds since the beginning; > to the instrument, < from it, hex),
// after head lines "# key: value" (instrument, model, port, started). Values only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/outcome.h"
#include "devices/transport/ticker.h"

namespace muster::devices {

struct Transcript {
  struct Piece {
    Moment at{0};  // since the beginning
    bool sent = false;
    std::string bytes;
    bool operator==(const Piece&) const = default;
  };
  std::map<std::string, std::string> head;
  std::vector<Piece> pieces;
  bool operator==(const Transcript&) const = default;

  std::string text() const;
  static core::Outcome<Transcript> parse(std::string_view text);  // refuses "not-a-transcript" with its line
};

}  // namespace muster::devices
