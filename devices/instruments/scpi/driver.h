// Driver for instruments with SCPI-like text: Fluke 719Pro and 3130, Druck PACE. See driver.h for who owns what.
#pragma once

#include "devices/instruments/family.h"

namespace muster::devices::scpi {

core::Outcome<core::Nothing> check(const Model& model);
Cut cut(const Plugged& plugged);
std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged);
std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what);

// wire of a model, as questions: value ("VAL?"); identify, unit, error where the instrument knows them; end = "crlf" (the default), "lf", "cr".
std::string questionOf(const Model& model, std::string_view key);  // empty: it is not asked
std::string_view endOf(const Model& model);
// wire of a channel: field, the number of the value in the answer (1 where not said); unit_field, that of its unit: in the answer to `unit`
// where the model asks it (1 where not said), else in that of `value` (not said: the channel's own unit). 0: there is none.
std::size_t fieldOf(const Channel& channel);
std::size_t unitFieldOf(const Model& model, const Channel& channel);

}  // namespace muster::devices::scpi
