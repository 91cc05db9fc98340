// Problem: one thing wrong with an input: where it stands, what is wrong, what to do next. Values only.
#pragma once

#include <string>
#include <vector>

#include "core/base/message.h"

namespace muster::core {

// Where a problem stands. Line and column count from 1; 0 means "not of a line".
struct Where {
  std::string file;
  int line = 0;
  int column = 0;
  std::string field;  // a form field, a column heading, a key
  bool operator==(const Where&) const = default;
};

struct Problem {
  std::string code;  // stable, kebab-case: "unknown-serial"
  Message text;      // what is wrong
  Message remedy;    // the next legal action; empty only where the text already says it
  Where where;
  bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

// "file:3:14: field: text. remedy", leaving out what is not known. English; the edge has its own rendering.
std::string english(const Problem& problem);

}  // namespace muster::core
