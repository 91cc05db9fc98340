// What a kept file is, told by its bytes and not by what a browser once said of it, and whether a browser may show it. Pure.
#pragma once

#include <string>
#include <string_view>

namespace muster::app {

struct FileKind {
  std::string type;      // media type to send; XML and every other text is plain text
  std::string ending;    // "pdf"
  bool inPlace = false;  // may be shown; else it is only saved
};
FileKind fileKind(std::string_view bytes);
// Of its first bytes alone: "image/png", "image/jpeg", "image/webp", "application/pdf", or empty.
std::string pictureType(std::string_view head);

}  // namespace muster::app
