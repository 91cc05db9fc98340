// Many units in one command, as a brigade brings them in on its first evening: sets with their slots, parts with the sets they sit
// in, benches with the certificate out of the drawer. All or none; a problem's where.line says which of them it is about, from 1.
#pragma once

#include "app/workflow/register_unit.h"

namespace muster::app {

struct NewUnit {
  RegisterUnit unit;
  std::string rack, slot;                        // where it stands from now on; empty: in no slot
  std::string host, position;                    // the apparatus it sits in; empty: it lies loose
  std::optional<core::Certificate> certificate;  // of a calibrator, declared from paper
  std::string scan;                              // of that certificate
};

core::Outcome<Answer> registerMany(World& world, const Who& who, const std::vector<NewUnit>& units);

}  // namespace muster::app
