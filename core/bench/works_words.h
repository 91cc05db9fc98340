// A number with a word for works or does not work beside it; private to bench. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace muster::core {

struct NumberAndWord {
  std::string number;
  std::optional<bool> works;
};

// "55 bar ok", "正常, 55 bar": the word apart from the rest; without a word everything is the rest.
NumberAndWord splitWord(std::string_view plain);

}  // namespace muster::core
