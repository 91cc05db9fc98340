// Driver for readers of barcodes and tags: it gives codes, not values. See instruments/driver.h for who owns what.
#pragma once

#include "devices/instruments/family.h"

namespace muster::devices::idreader {

core::Outcome<core::Nothing> check(const Model& model);
Cut cut(const Plugged& plugged);
std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged);
std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what);

// wire of a model, as its driver and its simulator understand it.
struct Manner {
  bool asked = false;      // speaks = "when asked" (GT) or "by itself" (the default)
  bool tags = false;       // reads = "tag" or "text" (the default)
  bool reversed = false;   // order = "reversed": a tag's last byte comes first
  bool version = false;    // version = true: VER may be asked
  std::size_t digits = 0;  // of a tag's number; 0: 8 to 16
  std::string separator;   // the sign the scanner sends instead of GS
};
Manner mannerOf(const Model& model);

}  // namespace muster::devices::idreader
