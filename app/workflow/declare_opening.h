// The opening statement: what the paper books say, once per unit, signed, with a scan. It counts until its normal due date, is
// marked "declared from paper" wherever it decides, and is replaced by the first measured test.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct DeclareOpening {
  std::vector<core::OpeningDeclared> units;  // a set and its parts together; `procedure` empty: the full test, `steps` empty: all
  std::string scan;                          // digest of the page; stands for every unit without one of its own
};
// All or nothing; a problem's where.line says which of `units` it is about, from 1.
core::Outcome<Answer> declareOpening(World& world, const Who& who, const DeclareOpening& input);
core::Outcome<Decision> decideOpening(Looking& look, const DeclareOpening& input);

}  // namespace muster::app
