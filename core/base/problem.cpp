#include "core/base/problem.h"

namespace muster::core {

std::string english(const Problem& problem) {
  std::string line;
  const Where& where = problem.where;
  if (!where.file.empty()) line += where.file + ":";
  if (where.line > 0) line += (where.file.empty() ? "line " : "") + std::to_string(where.line) + ":";
  if (where.line > 0 && where.column > 0) line += std::to_string(where.column) + ":";
  if (!line.empty()) line += ' ';
  if (!where.field.empty()) line += where.field + ": ";
  line += english(problem.text);
  if (problem.remedy.empty()) return line;
  const bool ended = !line.empty() && (line.back() == '.' || line.back() == '?' || line.back() == '!');
  return line + (ended ? " " : ". ") + english(problem.remedy);
}

}  // namespace muster::core
