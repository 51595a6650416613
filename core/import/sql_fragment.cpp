#include "core/import/sql_fragment.h"

#include "core/text/sql_scanner.h"

namespace barch {

bool isSqlExpression(std::string_view text)
{
    SqlScanner scanner(text, anyLexis);
    SqlPiece piece;
    int round = 0;
    int square = 0;
    bool hasContent = false;
    while (scanner.next(piece)) {
        round += piece.kind == SqlPieceKind::Open ? 1 : piece.kind == SqlPieceKind::Close ? -1 : 0;
        square += piece.kind == SqlPieceKind::OpenSquare ? 1 : piece.kind == SqlPieceKind::CloseSquare ? -1 : 0;
        if (piece.kind == SqlPieceKind::Bad || piece.kind == SqlPieceKind::Semicolon || piece.kind == SqlPieceKind::Comment || round < 0 || square < 0)
            return false;
        hasContent = hasContent || !piece.isBlank();
    }
    return hasContent && round == 0 && square == 0;
}

}  // namespace barch
