#include "app/cli/arguments.h"

#include <algorithm>

namespace muster::app {

using core::msg;
using core::Problem;

namespace {

Problem unknownOption(const std::string& written) {
  return {"unknown-option", msg("there is no option {option}", {{"option", written}}), msg("see --help"), {}};
}

}  // namespace

core::Outcome<Arguments> Arguments::read(const std::vector<std::string>& given, const std::vector<OptionSpec>& known) {
  Arguments read;
  bool onlyWords = false;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const auto& word = given[i];
    if (!onlyWords && word == "--") {
      onlyWords = true;
      continue;
    }
    if (onlyWords || word.size() < 2 || word.front() != '-') {
      read.words_.push_back(word);
      continue;
    }
    if (word == "-h") {
      read.options_["help"] = "";
      continue;
    }
    const auto equals = word.find('=');
    const auto name = word.starts_with("--") ? word.substr(2, equals == std::string::npos ? equals : equals - 2) : std::string();
    const auto spec = std::find_if(known.begin(), known.end(), [&](const OptionSpec& o) { return o.name == name; });
    if (name.empty() || spec == known.end()) return unknownOption(word);
    if (spec->value.empty()) {
      if (equals != std::string::npos)
        return Problem{"option-value", msg("{option} takes no value", {{"option", "--" + name}}), msg("see --help"), {}};
      read.options_[name] = "";
    } else if (equals != std::string::npos) {
      read.options_[name] = word.substr(equals + 1);
    } else if (i + 1 < given.size()) {
      read.options_[name] = given[++i];
    } else {
      return Problem{
          "option-value", msg("{option} needs a value: {value}", {{"option", "--" + name}, {"value", spec->value}}), msg("see --help"), {}};
    }
  }
  return read;
}

std::string Arguments::get(const std::string& option, std::string fallback) const {
  const auto found = options_.find(option);
  if (found != options_.end()) return found->second;
  return fallback;
}

}  // namespace muster::app
