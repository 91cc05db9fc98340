// The opening statement as a form: what is asked of a set and of its parts comes from the rules: the full test, what falls due, how full,
// how often used. One column a question; in the grid a line a set, alone a field a question. Pure but for what the world is asked.
#pragma once

#include "app/web/setup_forms.h"
#include "app/web/setup_look.h"
#include "app/workflow/declare_opening.h"

namespace muster::app {

struct OpeningQuestion {
  enum class What { tested, result, pressure, pressureRead, uses, done } what = What::done;
  std::string position;  // of the part it is asked of; empty: of the set itself
  std::string plan;      // done
  SheetColumn column;
};

struct OpeningForm {
  std::string kind;
  std::vector<OpeningQuestion> questions;
  std::vector<SheetRow> rows;  // sets with something left to declare; id: the set
  std::vector<SheetColumn> columns() const;
};

// `only`: that set alone; empty: all of the kind asked for (or the first kind there is).
OpeningForm openingForm(const Translator& say, const SetupLook& look, World& world, const std::string& kind, const std::string& only);

struct OpeningTyped {
  DeclareOpening input;
  struct From {
    std::string set, position;
  };
  std::vector<From> from;   // for each of input.units
  core::Problems problems;  // what cannot be read
  // The workflow's problems with the names of the cells they are about.
  core::Problems named(const core::Problems& problems) const;
};
OpeningTyped readOpening(const Request& request, const SetupLook& look, World& world, const OpeningForm& form);

}  // namespace muster::app
