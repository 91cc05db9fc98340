// EmbeddedFile: one file that the program carries inside itself, made by embed_files() of app/embed.cmake. Static; any thread.
#pragma once

#include <span>
#include <string_view>

namespace muster::app {

struct EmbeddedFile {
  std::string_view name;  // path below the folder it was embedded from: "rules/bg4.toml"
  std::string_view bytes;
};

}  // namespace muster::app
