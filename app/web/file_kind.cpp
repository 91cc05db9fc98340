#include "app/web/file_kind.h"

#include "app/web/fields.h"

namespace muster::app {

std::string pictureType(std::string_view head) {
  if (head.starts_with("\x89PNG")) return "image/png";
  if (head.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (head.starts_with("%PDF-")) return "application/pdf";
  if (head.starts_with("RIFF") && head.substr(0, 12).ends_with("WEBP")) return "image/webp";
  return {};
}

FileKind fileKind(std::string_view bytes) {
  if (const auto type = pictureType(bytes); !type.empty()) {
    const std::string ending = type.substr(type.find('/') + 1);
    return {type, ending == "jpeg" ? "jpg" : ending, true};
  }
  if (!isUtf8(bytes)) return {"application/octet-stream", "bin", false};
  const bool xml = bytes.starts_with("<?xml") || bytes.starts_with("\xEF\xBB\xBF<?xml");
  return {"text/plain; charset=utf-8", xml ? "xml" : "txt", true};
}

}  // namespace muster::app
