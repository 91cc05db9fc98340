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

// What may be asked of this unit alone: of a set, or of a part by the positions it fits.
std::vector<OpeningQuestion> questionsAbout(const Translator& say, const SetupLook& look, const core::UnitState& unit);
// What was typed about one unit in the row `row`; nothing where all its cells are empty.
std::optional<core::OpeningDeclared> readStatement(const Request& request, const std::vector<OpeningQuestion>& questions, const std::string& row,
                                                   core::Problems& problems);
std::string standsIn(const OpeningQuestion& question, const core::OpeningDeclared& told);  // as its cell holds it
FormField openingField(const OpeningQuestion& question, const std::string& row, const Translator& say);
std::string openingCell(const core::Problem& problem, const std::string& position);  // the column a problem of the use case is about
// A bench brings its certificate.
std::vector<FormField> paperCertificateFields(const Translator& say, const std::optional<core::Certificate>& told);
std::optional<core::Certificate> readPaperCertificate(const Request& request, core::Problems& problems);

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
