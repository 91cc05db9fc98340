// A fault is reported, later cleared. What was repaired must be proved again: the steps of the part, or the full test.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct ReportFault {
  std::string unit;
  std::string code;        // "leak", "damage", "electronics", "other"
  std::string note;        // free text
  bool blocks = true;      // stops the unit; false: only a remark
  std::string fault = {};  // the id it has already, where the report is put right; empty: one is made
};
core::Outcome<Answer> reportFault(World& world, const Who& who, const ReportFault& input);
core::Outcome<Decision> decideFault(Looking& look, const ReportFault& input);

struct ClearFault {
  std::string unit;
  std::string fault;   // its id; empty: the only open one
  std::string action;  // "repaired", "replaced", "no-fault-found"
  std::string note;
  std::string position;  // what was worked on, where it was one part: only its steps are owed; empty: the full test
};
core::Outcome<Answer> clearFault(World& world, const Who& who, const ClearFault& input);
core::Outcome<Decision> decideClearing(Looking& look, const ClearFault& input);

}  // namespace muster::app
