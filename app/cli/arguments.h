// The arguments of one command, read strictly: an unknown option is refused with the list of the known ones. Values only.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/outcome.h"

namespace muster::app {

struct OptionSpec {
  std::string name;   // "data", written --data
  std::string value;  // what stands after it, for the help ("DIR"); empty: a switch
  std::string help;
};

class Arguments {
 public:
  // `--name value`, `--name=value`, `--switch`; everything else is a word; after `--` all are words.
  static core::Outcome<Arguments> read(const std::vector<std::string>& given, const std::vector<OptionSpec>& known);
  bool has(const std::string& option) const { return options_.contains(option); }
  std::string get(const std::string& option, std::string fallback = {}) const;
  const std::vector<std::string>& words() const { return words_; }

 private:
  std::map<std::string, std::string> options_;
  std::vector<std::string> words_;
};

}  // namespace muster::app
